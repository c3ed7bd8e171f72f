import type { Progress } from '../investigation/index.ts';
import { columns, fit, plain } from './terminal.ts';

const names: Readonly<Record<Progress['phase'], string>> = {
  receiving: 'Receiving',
  reading: 'Reading',
  extracting: 'Extracting',
  gathering: 'Gathering',
  assessing: 'Assessing',
  keeping: 'Keeping',
};

/**
 * Progress on the error stream: on a terminal one line with a bar, a rate and the time left; elsewhere a quiet line when a phase
 * ends, and every ten seconds in a long one.
 */
export function showProgress(stream: NodeJS.WriteStream = process.stderr): {
  watch: (progress: Progress) => void;
  end: () => void;
} {
  let phase: Progress['phase'] | null = null;
  let began = 0;
  let drawn = 0;
  let last: Progress | null = null;
  const clear = () => {
    if (stream.isTTY) stream.write('\r\u001b[2K');
  };
  const close = () => {
    clear();
    if (last && last.done > 0 && last.total > 1)
      stream.write(`${names[last.phase]}: ${last.done.toLocaleString('en')} in ${seconds(Date.now() - began)}\n`);
    last = null;
  };
  return {
    watch(progress) {
      const now = Date.now();
      if (progress.phase !== phase) {
        close();
        phase = progress.phase;
        began = now;
        drawn = 0;
      }
      last = progress;
      if (now - drawn < (stream.isTTY ? 100 : 10_000) || (!stream.isTTY && drawn === 0 && now - began < 10_000)) return;
      drawn = now;
      const { done, total, what } = progress;
      const rate = done / Math.max(0.001, (now - began) / 1000);
      const left = done > 0 && total > done ? `, ${seconds(((total - done) / rate) * 1000)} left` : '';
      const figures =
        total > 1
          ? `${done.toLocaleString('en')}/${total.toLocaleString('en')} ${rate.toFixed(rate < 10 ? 1 : 0)}/s${left}`
          : '…';
      if (!stream.isTTY) stream.write(`${names[progress.phase]}: ${figures}\n`);
      else {
        const full = Math.round((20 * done) / Math.max(1, total));
        clear();
        stream.write(
          fit(
            `${names[progress.phase].padEnd(10)} ${'█'.repeat(full)}${'░'.repeat(20 - full)} ${figures} ${what ? plain(what) : ''}`,
            columns(stream) - 1,
          ),
        );
      }
    },
    end() {
      close();
      phase = null;
    },
  };
}

function seconds(milliseconds: number): string {
  const s = milliseconds / 1000;
  if (s < 10) return `${s.toFixed(1)} s`;
  if (s < 90) return `${Math.round(s)} s`;
  if (s < 5400) return `${Math.round(s / 60)} min`;
  return `${(s / 3600).toFixed(1)} h`;
}
