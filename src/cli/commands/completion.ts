import { type Command, WrongUse } from '../options.ts';
import { print } from '../terminal.ts';

/** The command that prints completions, knowing the others. */
export function completionCommand(commands: () => readonly Command[]): Command {
  const command: Command = {
    name: 'completion',
    usage: 'assize completion bash|zsh',
    what: 'Prints completion for a shell: source <(assize completion bash)',
    words: ['bash', 'zsh'],
    options: [],
    async run(given) {
      const [shell] = given.paths;
      if (shell === 'bash') await print(bash(commands()));
      else if (shell === 'zsh') await print(zsh(commands()));
      else throw new WrongUse('assize completion needs the name of a shell: bash or zsh.', `Usage: ${command.usage}`);
      return 0;
    },
  };
  return command;
}

function bash(commands: readonly Command[]): string {
  const cases = commands.map(
    ({ name, options, words = [] }) =>
      `    ${name}) words="${[...words, ...options.map((option) => `--${option.name}`), '--help'].join(' ')}" ;;`,
  );
  return `_assize() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" words
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')} --help --version" -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    *) words="" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur") $(compgen -f -- "$cur"))
}
complete -o filenames -F _assize assize`;
}

function zsh(commands: readonly Command[]): string {
  const quoted = (text: string) => text.replaceAll("'", "'\\''").replaceAll(':', '\\:');
  const cases = commands.map(({ name, options, words = [] }) => {
    const all = [
      ...options.map(
        (option) =>
          `'--${option.name}[${quoted(option.what).replace(/[[\]]/g, '')}]${option.value ? `:${option.value}:_files` : ''}'`,
      ),
      words.length > 0 ? `'1:what:(${words.join(' ')})'` : '',
      "'*:file:_files'",
    ];
    return `    ${name}) _arguments ${all.filter(Boolean).join(' ')} ;;`;
  });
  return `#compdef assize
_assize() {
  local -a commands=(
${commands.map(({ name, what }) => `    '${name}:${quoted(what)}'`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}
compdef _assize assize`;
}
