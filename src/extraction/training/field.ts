// Sentences of the field, made from patterns with the tree that each pattern has: the treebanks know few air strikes. They are
// invented, and follow the English guidelines of Universal Dependencies (https://universaldependencies.org/en/).
import { patterns } from '../languages/en/patterns.ts';
import { chance } from './perceptron.ts';
import { fromPattern } from './pattern.ts';
import { after, before, type Branch, caseFirst, leaf, sentenceOf, type Tree } from './tree.ts';
import type { TreebankSentence } from './treebank.ts';

const words = (list: string): readonly string[] => list.split('|');

const syllables = words(
  'ar|bel|cor|da|en|far|gor|hal|is|jar|ka|lem|mar|nor|os|per|qal|ri|sel|tar|um|vel|wa|yar|zo|dra|kesh|tin|rusk|vania|polis|abad|grad|mir|sk|na',
);
/** Past tense, participle and present of what is done in a war, with how its object may be. */
const onPlaces = words(
  'struck/struck/strike|hit/hit/hit|shelled/shelled/shell|bombed/bombed/bomb|attacked/attacked/attack|targeted/targeted/target|raided/raided/raid|destroyed/destroyed/destroy|damaged/damaged/damage|pounded/pounded/pound|burned/burned/burn|looted/looted/loot|demolished/demolished/demolish|bombarded/bombarded/bombard|levelled/levelled/level',
);
const onTowns = words(
  'captured/captured/capture|seized/seized/seize|retook/retaken/retake|stormed/stormed/storm|besieged/besieged/besiege|entered/entered/enter|occupied/occupied/occupy|surrounded/surrounded/surround|recaptured/recaptured/recapture|overran/overrun/overrun|blockaded/blockaded/blockade|reached/reached/reach',
);
const onPeople = words(
  'killed/killed/kill|wounded/wounded/wound|injured/injured/injure|shot/shot/shoot|abducted/abducted/abduct|kidnapped/kidnapped/kidnap|detained/detained/detain|arrested/arrested/arrest|executed/executed/execute|beheaded/beheaded/behead|tortured/tortured/torture|beat/beaten/beat|raped/raped/rape|ambushed/ambushed/ambush|murdered/murdered/murder|expelled/expelled/expel|displaced/displaced/displace',
);
const armed = words(
  'troops/NNS|soldiers/NNS|rebels/NNS|militants/NNS|gunmen/NNS|insurgents/NNS|fighters/NNS|police/NNS|militiamen/NNS|attackers/NNS|snipers/NNS|separatists/NNS|paramilitaries/NNS|jihadists/NNS|bandits/NNS|extremists/NNS|army/NN|militia/NN|police/NN|navy/NN|coalition/NN|sniper/NN|gunman/NN|regime/NN|government/NN|junta/NN',
);
const flying = words(
  'warplanes/NNS|jets/NNS|drones/NNS|helicopters/NNS|aircraft/NNS|planes/NNS|gunboats/NNS|tanks/NNS|bombers/NNS|warplane/NN|drone/NN|helicopter/NN|jet/NN',
);
const thrown = words(
  'rocket/NN|missile/NN|shell/NN|mortar/NN|bomb/NN|grenade/NN|rockets/NNS|missiles/NNS|shells/NNS|mortars/NNS|bombs/NNS|artillery/NN|shrapnel/NN|mine/NN',
);
const blows = words(
  'strike/NN|attack/NN|raid/NN|bombardment/NN|shelling/NN|ambush/NN|explosion/NN|blast/NN|bombing/NN|assault/NN|offensive/NN|shooting/NN|strikes/NNS|attacks/NNS|raids/NNS|airstrike/NN|airstrikes/NNS',
);
const placesHit = words(
  'hospital|school|market|village|bakery|mosque|church|clinic|camp|convoy|house|bridge|bus|factory|warehouse|neighbourhood|building|checkpoint|base|port|playground|ambulance|funeral|wedding|bus station|power station|apartment building|water tower|refugee camp|aid convoy|police station|residential area|fuel depot|maternity ward|grain store',
);
const townsHit = words(
  'town|village|city|district|suburb|airport|port|border crossing|hill|capital|province|oilfield|valley|camp',
);
const people = words(
  'people|civilians|children|women|men|soldiers|protesters|villagers|worshippers|farmers|teachers|nurses|doctors|medics|aid workers|journalists|patients|schoolgirls|policemen|fighters|prisoners|residents|health workers|shoppers|shepherds|students|girls|boys|worshippers|rescuers|passengers',
);
const person = words(
  'man|woman|boy|girl|nurse|doctor|teacher|journalist|farmer|driver|soldier|paramedic|mother|child|photographer|student|shepherd|priest|lawyer',
);
const speakers = words(
  'witnesses/NNS|residents/NNS|officials/NNS|activists/NNS|medics/NNS|police/NNS|survivors/NNS|doctors/NNS|villagers/NNS|prosecutors/NNS|mayor/NN|governor/NN|ministry/NN|army/NN|spokesman/NN|spokeswoman/NN|minister/NN|president/NN|charity/NN|director/NN|monitor/NN|commander/NN|nurse/NN',
);
const said = words('said|said|said|reported|announced|confirmed|claimed|added|stated|alleged|acknowledged');
const days = words('Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday');
const months = words('January|March|April|June|July|September|October|December');
const numbers = words('two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|15|17|23|30|45|60|112|200|1,500|40,000');
const kinds = words('air|artillery|mortar|rocket|drone|car bomb|missile|suicide|ground|night');

/** Makes trees from one stream of chance. */
class Field {
  readonly chance: () => number;

  constructor(seed: number) {
    this.chance = chance(seed);
  }

  some<T>(list: readonly T[]): T {
    return list[Math.floor(this.chance() * list.length)]!;
  }

  maybe(share: number): boolean {
    return this.chance() < share;
  }

  name(): string {
    const count = this.maybe(0.6) ? 2 : 3;
    const word = Array.from({ length: count }, () => this.some(syllables)).join('');
    return word.charAt(0).toUpperCase() + word.slice(1);
  }

  tagged(list: readonly string[]): Tree {
    const [word = '', xpos = 'NN'] = this.some(list).split('/');
    return leaf(word, xpos);
  }

  /** "power station": the last word is the head. */
  compound(phrase: string, xpos: string): Tree {
    const parts = phrase.split(' ');
    return parts
      .slice(0, -1)
      .reduce(
        (tree, part) =>
          before(
            tree,
            /^(refugee|residential)$/.test(part) && part === 'residential' ? 'amod' : 'compound',
            leaf(part, part === 'residential' ? 'JJ' : 'NN'),
          ),
        leaf(parts.at(-1)!, xpos),
      );
  }

  adjective(): Tree {
    return leaf(`${this.name()}${this.some(words('ian|ish|i|ese'))}`, 'JJ');
  }

  /** Whose: by a nationality or by a noun before it. */
  of(tree: Tree, owner: Tree): Tree {
    return this.maybe(0.5) ? before(tree, 'amod', this.adjective()) : before(tree, 'compound', owner);
  }

  place(preposition = this.some(words('in|near|in|in|outside|around|at'))): Tree {
    const name = leaf(this.name(), 'NNP');
    if (this.maybe(0.25)) {
      const kind = this.compound(this.some(townsHit), 'NN');
      const named = after(
        before(before(kind, 'case', leaf(preposition, 'IN')), 'det', leaf('the', 'DT')),
        'nmod',
        before(name, 'case', leaf('of', 'IN')),
      );
      return named;
    }
    if (this.maybe(0.2))
      return before(
        before(name, 'case', leaf(preposition, 'IN')),
        'amod',
        leaf(this.some(words('northern|eastern|southern|western|central')), 'JJ'),
      );
    if (this.maybe(0.2)) return this.held(preposition);
    return before(name, 'case', leaf(preposition, 'IN'));
  }

  /** "in rebel-held areas". */
  held(preposition: string): Tree {
    const participle = leaf(this.some(words('held|controlled|occupied|run|ruled')), 'VBN');
    const who = leaf(this.some(words('rebel|government|opposition|militia|army|regime|separatist')), 'NN');
    const area = leaf(this.some(words('areas|districts|territory|villages|suburbs|neighbourhoods')), 'NNS');
    const whole = before(
      before(area, 'case', leaf(preposition, 'IN')),
      'amod',
      before(participle, 'compound', after(who, 'punct', leaf('-', 'HYPH'))),
    );
    return this.maybe(0.5) ? after(whole, 'nmod', before(leaf(this.name(), 'NNP'), 'case', leaf('of', 'IN'))) : whole;
  }

  /** When, with its relation: "on Monday", "last week", "overnight". */
  time(): Branch {
    const draw = this.chance();
    if (draw < 0.35) return { relation: 'obl', tree: before(leaf(this.some(days), 'NNP'), 'case', leaf('on', 'IN')) };
    if (draw < 0.5)
      return {
        relation: 'obl:unmarked',
        tree: before(leaf(this.some(words('week|month|night|year|Monday|Friday')), 'NN'), 'amod', leaf('last', 'JJ')),
      };
    if (draw < 0.65)
      return { relation: 'advmod', tree: leaf(this.some(words('overnight|yesterday|again|twice|repeatedly')), 'RB') };
    if (draw < 0.8)
      return {
        relation: 'obl',
        tree: before(
          before(leaf(String(1 + Math.floor(this.chance() * 28)), 'CD'), 'nmod:unmarked', leaf(this.some(months), 'NNP')),
          'case',
          leaf('on', 'IN'),
        ),
      };
    if (draw < 0.9) return { relation: 'obl', tree: before(leaf(this.some(months), 'NNP'), 'case', leaf('in', 'IN')) };
    return { relation: 'obl', tree: before(leaf('dawn', 'NN'), 'case', leaf(this.some(words('before|at')), 'IN')) };
  }

  number(): Tree {
    const number = leaf(this.some(numbers), 'CD');
    const draw = this.chance();
    if (draw < 0.2) return before(number, 'nmod', before(leaf('least', 'JJS'), 'case', leaf('at', 'IN')));
    if (draw < 0.32) return before(number, 'advmod', after(leaf('more', 'JJR'), 'fixed', leaf('than', 'IN')));
    if (draw < 0.4) return before(number, 'advmod', leaf(this.some(words('about|nearly|around|some')), 'RB'));
    return number;
  }

  /** People, counted or not, as an object or subject. */
  victims(): Tree {
    if (this.maybe(0.15)) return before(this.compound(this.some(person), 'NN'), 'det', leaf('a', 'DT'));
    if (this.maybe(0.08)) return this.number();
    const crowd = this.compound(this.some(people), 'NNS');
    if (this.maybe(0.1)) return after(leaf('dozens', 'NNS'), 'nmod', before(crowd, 'case', leaf('of', 'IN')));
    let tree = this.maybe(0.85) ? before(crowd, 'nummod', this.number()) : crowd;
    if (this.maybe(0.15)) {
      const part = before(
        before(this.compound(this.some(people), 'NNS'), 'case', leaf('including', 'VBG')),
        'nummod',
        this.number(),
      );
      tree = after(tree, 'nmod', { ...part, before: [{ relation: 'punct', tree: leaf(',', ',') }, ...part.before] });
    } else if (this.maybe(0.12)) {
      const more = before(this.compound(this.some(people), 'NNS'), 'nummod', this.number());
      tree = after(tree, 'conj', { ...more, before: [{ relation: 'cc', tree: leaf('and', 'CC') }, ...more.before] });
    }
    return tree;
  }

  /** Who acts: "troops", "the army", "Ruvian forces", "unidentified gunmen", "Ruvian-backed rebels". */
  agent(): Tree {
    const draw = this.chance();
    if (draw < 0.1) return leaf(this.name(), 'NNP');
    if (draw < 0.25) {
      const forces = leaf(this.some(words('forces|troops|soldiers|fighters|rebels')), 'NNS');
      return this.of(forces, leaf(this.some(words('government|rebel|security|regime|militia|army')), 'NN'));
    }
    const head = this.tagged(armed);
    const one = head.xpos === 'NN';
    let tree = head;
    if (draw < 0.35)
      tree = before(head, 'amod', leaf(this.some(words('unidentified|armed|masked|suspected|unknown|pro-government')), 'JJ'));
    else if (draw < 0.45) {
      const backed = leaf(this.some(words('backed|led|supported')), 'VBN');
      tree = before(head, 'amod', before(backed, 'compound', after(leaf(`${this.name()}ian`, 'JJ'), 'punct', leaf('-', 'HYPH'))));
    } else if (draw < 0.55) tree = before(head, 'amod', this.adjective());
    if (one || this.maybe(0.35))
      tree = { ...tree, before: [{ relation: 'det', tree: leaf(one && this.maybe(0.2) ? 'a' : 'the', 'DT') }, ...tree.before] };
    if (this.maybe(0.08))
      tree = after(
        tree,
        'amod',
        after(
          leaf('loyal', 'JJ'),
          'obl',
          before(before(leaf('president', 'NN'), 'case', leaf('to', 'IN')), 'det', leaf('the', 'DT')),
        ),
      );
    else {
      const riding = this.maybe(0.06);
      const carrying = !riding && this.maybe(0.06);
      if (riding) tree = after(tree, 'nmod', before(leaf('motorcycles', 'NNS'), 'case', leaf('on', 'IN')));
      if (carrying)
        tree = after(
          tree,
          'acl',
          after(
            leaf('armed', 'VBN'),
            'obl',
            before(leaf(this.some(words('machetes|rifles|knives')), 'NNS'), 'case', leaf('with', 'IN')),
          ),
        );
    }
    return tree;
  }

  /** What acts without being somebody: "government warplanes", "a mortar shell fired by rebels". */
  weapon(): Tree {
    if (this.maybe(0.5)) {
      const craft = this.tagged(flying);
      let tree = this.maybe(0.6)
        ? this.of(craft, leaf(this.some(words('army|government|coalition|military|navy|enemy')), 'NN'))
        : craft;
      if (craft.xpos === 'NN') tree = { ...tree, before: [{ relation: 'det', tree: leaf('a', 'DT') }, ...tree.before] };
      if (this.maybe(0.15))
        tree = after(
          tree,
          'acl',
          after(
            leaf('believed', 'VBN'),
            'xcomp',
            before(before(this.adjective(), 'mark', leaf('to', 'TO')), 'cop', leaf('be', 'VB')),
          ),
        );
      return tree;
    }
    const shot = this.tagged(thrown);
    let tree = this.maybe(0.3)
      ? before(shot, 'compound', leaf(this.some(words('mortar|artillery|rebel|tank|enemy|cluster')), 'NN'))
      : shot;
    if (shot.xpos === 'NN' && shot.word !== 'artillery' && shot.word !== 'shrapnel')
      tree = { ...tree, before: [{ relation: 'det', tree: leaf(this.some(words('a|the')), 'DT') }, ...tree.before] };
    if (this.maybe(0.25)) {
      const by = before(this.agent(), 'case', leaf('by', 'IN'));
      tree = after(
        tree,
        'acl',
        after(leaf(this.some(words('fired|launched|planted|dropped')), 'VBN'), 'obl:agent', caseFirst(by)),
      );
    }
    return tree;
  }

  target(): Tree {
    const kind = this.some(placesHit);
    const many = /[a-rt-z]$/.test(kind) && !/(?:ch|y)$/.test(kind) && this.maybe(0.15);
    let tree = this.compound(kind + (many ? 's' : ''), many ? 'NNS' : 'NN');
    if (this.maybe(0.25))
      tree = {
        ...tree,
        before: [
          { relation: 'amod', tree: leaf(this.some(words('crowded|local|main|packed|nearby|old|private|busy')), 'JJ') },
          ...tree.before,
        ],
      };
    const determiner = many ? (this.maybe(0.5) ? 'two' : '') : this.some(words('a|the|the|their'));
    if (determiner !== '')
      tree = {
        ...tree,
        before: [
          {
            relation: determiner === 'two' ? 'nummod' : determiner === 'their' ? 'nmod:poss' : 'det',
            tree: leaf(determiner, determiner === 'two' ? 'CD' : determiner === 'their' ? 'PRP$' : 'DT'),
          },
          ...tree.before,
        ],
      };
    return this.maybe(0.35) ? after(tree, 'nmod', this.place()) : tree;
  }

  town(): Tree {
    if (this.maybe(0.3)) return leaf(this.name(), 'NNP');
    const tree = before(this.compound(this.some(townsHit), 'NN'), 'det', leaf('the', 'DT'));
    return this.maybe(0.5) ? after(tree, 'nmod', before(leaf(this.name(), 'NNP'), 'case', leaf('of', 'IN'))) : tree;
  }

  blow(): Tree {
    const blow = this.tagged(blows);
    const simple = !/^(strike|attack|raid)s?$/.test(blow.word);
    let tree = simple && this.maybe(0.7) ? blow : before(blow, 'compound', this.compound(this.some(kinds), 'NN'));
    if (this.maybe(0.25)) tree = this.of(tree, leaf(this.some(words('government|rebel|army|militia')), 'NN'));
    if (blow.xpos === 'NN' && blow.word !== 'shelling')
      tree = { ...tree, before: [{ relation: 'det', tree: leaf(this.some(words('a|the')), 'DT') }, ...tree.before] };
    const draw = this.chance();
    if (draw < 0.35) tree = after(tree, 'nmod', caseFirst(before(this.target(), 'case', leaf('on', 'IN'))));
    else if (draw < 0.5) tree = after(tree, 'nmod', this.place());
    else if (draw < 0.65) tree = after(tree, 'nmod', caseFirst(before(this.agent(), 'case', leaf('by', 'IN'))));
    return tree;
  }

  where(verb: Tree): Tree {
    let tree = verb;
    if (this.maybe(0.4)) tree = after(tree, 'obl', this.place());
    if (this.maybe(0.45)) {
      const { relation, tree: when } = this.time();
      tree = after(tree, relation, when);
    }
    return tree;
  }

  /** ", killing 12 people and wounding many": what came of it. */
  outcome(verb: Tree): Tree {
    if (!this.maybe(0.3)) return verb;
    const one = after(leaf(this.some(words('killing|wounding|injuring|leaving')), 'VBG'), 'obj', this.victims());
    const first = one.word === 'leaving' ? after(one, 'xcomp', leaf(this.some(words('dead|homeless|wounded')), 'JJ')) : one;
    const second = this.maybe(0.35)
      ? after(
          first,
          'conj',
          before(
            after(leaf(this.some(words('wounding|injuring|destroying')), 'VBG'), 'obj', this.victims()),
            'cc',
            leaf('and', 'CC'),
          ),
        )
      : first;
    return after(verb, 'advcl', { ...second, before: [{ relation: 'punct', tree: leaf(',', ',') }, ...second.before] });
  }

  /** One clause, headed by its verb. */
  clause(): Tree {
    const draw = this.chance();
    const who = () => (this.maybe(0.65) ? this.agent() : this.weapon());
    if (draw < 0.2) {
      const verb = leaf(this.some(onPlaces).split('/')[0]!, 'VBD');
      return this.outcome(this.where(after(before(this.helped(verb), 'nsubj', who()), 'obj', this.target())));
    }
    if (draw < 0.28)
      return this.where(after(before(leaf(this.some(onTowns).split('/')[0]!, 'VBD'), 'nsubj', this.agent()), 'obj', this.town()));
    if (draw < 0.4)
      return this.where(after(before(leaf(this.some(onPeople).split('/')[0]!, 'VBD'), 'nsubj', who()), 'obj', this.victims()));
    if (draw < 0.44)
      return this.where(
        after(after(before(leaf('shot', 'VBD'), 'nsubj', this.agent()), 'xcomp', leaf('dead', 'JJ')), 'obj', this.victims()),
      );
    if (draw < 0.48) {
      const second = before(after(leaf('killed', 'VBD'), 'obj', this.victims()), 'cc', leaf('and', 'CC'));
      return after(before(leaf(this.some(words('shot|attacked|chased|ambushed')), 'VBD'), 'nsubj', this.agent()), 'conj', {
        ...second,
        before: second.before,
      });
    }
    if (draw < 0.6) {
      // Passive, with its agent or without.
      const isPerson = this.maybe(0.65);
      const participle = leaf(this.some(isPerson ? onPeople : onPlaces).split('/')[1]!, 'VBN');
      const subject = isPerson ? this.victims() : this.target();
      let verb = before(
        before(participle, 'nsubj:pass', subject),
        'aux:pass',
        leaf(subject.xpos === 'NN' ? 'was' : 'were', 'VBD'),
      );
      if (participle.word === 'shot' && this.maybe(0.6)) verb = after(verb, 'xcomp', leaf('dead', 'JJ'));
      if (this.maybe(0.35))
        verb = after(
          verb,
          'obl:agent',
          caseFirst(before(this.maybe(0.8) ? this.agent() : this.weapon(), 'case', leaf('by', 'IN'))),
        );
      else if (isPerson && this.maybe(0.3)) verb = after(verb, 'obl', caseFirst(before(this.blow(), 'case', leaf('in', 'IN'))));
      else if (isPerson && this.maybe(0.25)) {
        const when = after(
          before(leaf(this.some(words('hit|struck|attacked')), 'VBD'), 'nsubj', this.weapon()),
          'obj',
          this.target(),
        );
        verb = after(verb, 'advcl', { ...when, before: [{ relation: 'advmod', tree: leaf('when', 'WRB') }, ...when.before] });
      }
      return this.where(verb);
    }
    if (draw < 0.7)
      return this.where(
        after(
          before(leaf(this.some(words('killed|wounded|injured|destroyed|hit|damaged')), 'VBD'), 'nsubj', this.blow()),
          'obj',
          this.victims(),
        ),
      );
    if (draw < 0.75) {
      const at = caseFirst(before(this.target(), 'case', leaf(this.some(words('on|at|into')), 'IN')));
      const what = this.some([leaf('fire', 'NN'), leaf('rockets', 'NNS'), leaf('mortars', 'NNS'), leaf('tear gas', 'NN')]);
      const verb = what.word === 'fire' ? 'opened' : 'fired';
      return this.outcome(
        this.where(
          after(
            after(
              before(leaf(verb, 'VBD'), 'nsubj', this.agent()),
              'obj',
              what.word === 'tear gas' ? before(leaf('gas', 'NN'), 'compound', leaf('tear', 'NN')) : what,
            ),
            'obl',
            at,
          ),
        ),
      );
    }
    if (draw < 0.8) {
      const at = caseFirst(before(this.target(), 'case', leaf(this.some(words('on|into|near|in|outside|through')), 'IN')));
      return this.outcome(
        after(
          before(leaf(this.some(words('landed|fell|exploded|crashed|slammed|ripped|detonated')), 'VBD'), 'nsubj', this.weapon()),
          'obl',
          at,
        ),
      );
    }
    if (draw < 0.84)
      return this.where(
        after(
          before(leaf('died', 'VBD'), 'nsubj', this.victims()),
          'obl',
          caseFirst(before(this.blow(), 'case', leaf('in', 'IN'))),
        ),
      );
    if (draw < 0.88) {
      const gone = this.maybe(0.5) ? 'from' : 'into';
      return this.where(
        after(
          before(leaf(gone === 'from' ? 'withdrew' : 'advanced', 'VBD'), 'nsubj', this.agent()),
          'obl',
          caseFirst(before(this.town(), 'case', leaf(gone, 'IN'))),
        ),
      );
    }
    if (draw < 0.92)
      return this.where(
        after(
          before(leaf(this.some(words('launched|mounted|staged')), 'VBD'), 'nsubj', this.agent()),
          'obj',
          before(this.blowOn(), 'det', leaf('a', 'DT')),
        ),
      );
    if (draw < 0.96) {
      const toll = after(
        before(before(leaf('toll', 'NN'), 'det', leaf('the', 'DT')), 'compound', leaf('death', 'NN')),
        'nmod',
        before(before(leaf('attack', 'NN'), 'case', leaf('from', 'IN')), 'det', leaf('the', 'DT')),
      );
      return after(
        before(leaf(this.some(words('rose|climbed|increased')), 'VBD'), 'nsubj', toll),
        'obl',
        before(leaf(this.some(numbers), 'CD'), 'case', leaf('to', 'IN')),
      );
    }
    return this.where(
      after(
        before(leaf('fled', 'VBD'), 'nsubj', this.victims()),
        'obj',
        before(leaf(this.some(words('fighting|shelling|town|city')), 'NN'), 'det', leaf('the', 'DT')),
      ),
    );
  }

  blowOn(): Tree {
    return after(
      leaf(this.some(words('attack|assault|offensive|ambush')), 'NN'),
      'nmod',
      caseFirst(before(this.target(), 'case', leaf('on', 'IN'))),
    );
  }

  helped(verb: Tree): Tree {
    if (!this.maybe(0.12)) return verb;
    const participle = onPlaces.find((forms) => forms.startsWith(`${verb.word}/`))!.split('/')[1]!;
    return before(leaf(participle, 'VBN'), 'aux', leaf(this.some(words('have|has|had')), 'VBD'));
  }

  speaker(): Tree {
    const head = this.tagged(speakers);
    const draw = this.chance();
    if (draw < 0.15) return leaf(this.name(), 'NNP');
    if (draw < 0.3) {
      const first = after(leaf(this.name(), 'NNP'), 'flat', leaf(this.name(), 'NNP'));
      return this.maybe(0.5)
        ? before(first, 'nmod:desc', leaf(this.some(words('President|Minister|General|Dr|Governor')), 'NNP'))
        : first;
    }
    let tree = this.maybe(0.4)
      ? before(head, 'compound', leaf(this.some(words('hospital|health|defence|army|police|security|opposition|rescue')), 'NN'))
      : head;
    if (head.xpos === 'NN' || this.maybe(0.1))
      tree = { ...tree, before: [{ relation: 'det', tree: leaf('the', 'DT') }, ...tree.before] };
    return tree;
  }

  /** "Air strike kills 12 in Tarn", "12 killed in attack on market". */
  headline(): Tree {
    if (this.maybe(0.5)) {
      const verb = leaf(this.some(words('killed|wounded|injured|abducted|dead')), 'VBN');
      const bare = this.tagged(blows);
      const place = before(leaf(this.name(), 'NNP'), 'case', leaf(this.some(words('in|on|near')), 'IN'));
      return after(
        before(
          verb.word === 'dead' ? leaf('dead', 'JJ') : verb,
          verb.word === 'dead' ? 'nsubj' : 'nsubj:pass',
          this.maybe(0.5) ? this.number() : this.victims(),
        ),
        'obl',
        after(before(bare, 'case', leaf('in', 'IN')), 'nmod', place),
      );
    }
    const [past = '', , base = ''] = this.some(this.maybe(0.5) ? onPlaces : onPeople).split('/');
    const who = this.maybe(0.5) ? this.tagged(armed) : before(this.tagged(blows), 'compound', leaf('air', 'NN'));
    const one = who.xpos === 'NN';
    const form = one ? `${base}${/(?:sh|ch|s)$/.test(base) ? 'es' : 's'}` : base;
    const harms = past === 'killed' || this.maybe(0.4) ? this.victims() : this.compound(this.some(placesHit), 'NN');
    const verb = after(before(leaf(form, one ? 'VBZ' : 'VBP'), 'nsubj', who), 'obj', harms);
    return this.maybe(0.5) ? after(verb, 'obl', this.place('in')) : verb;
  }

  /** What is said of others: accusations, denials, claims of responsibility, reports of blows. */
  stance(): Tree {
    const who = this.speaker();
    const draw = this.chance();
    if (draw < 0.3) {
      const doing = after(
        before(
          leaf(this.some(words('bombing|attacking|shelling|targeting|killing|using|torturing|besieging')), 'VBG'),
          'mark',
          leaf('of', 'IN'),
        ),
        'obj',
        this.maybe(0.5) ? this.target() : this.victims(),
      );
      return after(after(before(leaf('accused', 'VBD'), 'nsubj', who), 'obj', this.agent()), 'advcl', doing);
    }
    if (draw < 0.5) {
      const blow = caseFirst(before(this.blow(), 'case', leaf('for', 'IN')));
      return this.maybe(0.5)
        ? after(after(before(leaf('blamed', 'VBD'), 'nsubj', who), 'obj', this.agent()), 'obl', blow)
        : after(
            before(leaf(this.some(words('claimed|denied')), 'VBD'), 'nsubj', who),
            'obj',
            after(leaf('responsibility', 'NN'), 'nmod', blow),
          );
    }
    if (draw < 0.75) {
      const blow = before(
        leaf(this.some(words('shelling|bombardment|fighting|clashes|strikes|explosions|gunfire')), 'NN'),
        'amod',
        leaf(this.some(words('heavy|intense|fresh|new')), 'JJ'),
      );
      return after(
        before(leaf(this.some(words('reported|condemned|described|denounced')), 'VBD'), 'nsubj', who),
        'obj',
        this.maybe(0.6) ? after(blow, 'nmod', this.place('in')) : blow,
      );
    }
    if (draw < 0.88)
      return after(
        before(leaf('denied', 'VBD'), 'nsubj', who),
        'xcomp',
        after(leaf(this.some(words('bombing|attacking|targeting|using|shelling')), 'VBG'), 'obj', this.target()),
      );
    return after(
      before(leaf('used', 'VBD'), 'nsubj', this.agent()),
      'obj',
      after(
        before(
          leaf(this.some(words('gas|munitions|ammunition|bombs|fire')), 'NN'),
          'compound',
          leaf(this.some(words('tear|cluster|barrel|chlorine|artillery')), 'NN'),
        ),
        'nmod',
        caseFirst(before(this.victims(), 'case', leaf('against', 'IN'))),
      ),
    );
  }

  /** Names "First Last", with a title or without. */
  person(): Tree {
    const named = after(leaf(this.name(), 'NNP'), 'flat', leaf(this.name(), 'NNP'));
    if (this.maybe(0.6)) return named;
    const title = leaf(this.some(words('President|Minister|General|Colonel|Senator|Judge|Governor|Bishop')), 'NNP');
    return before(named, 'nmod:desc', this.maybe(0.3) ? before(title, 'amod', this.adjective()) : title);
  }

  /** "the Velmar Liberation Front", "the army": a body that acts and speaks. */
  force(): Tree {
    if (this.maybe(0.5)) return this.org();
    if (this.maybe(0.4))
      return this.tagged(words('rebels/NNS|militants/NNS|insurgents/NNS|separatists/NNS|police/NNS|guerrillas/NNS'));
    return before(
      leaf(this.some(words('army|government|ministry|militia|regime|coalition|navy|group')), 'NN'),
      'det',
      leaf('the', 'DT'),
    );
  }

  org(): Tree {
    const body = leaf(this.some(words('Front|Army|Brigade|Movement|Council|Party|League|Union|Committee|Agency')), 'NNP');
    const kind = leaf(this.some(words('Liberation|Resistance|Rescue|Workers|Relief|Defence|Peace')), 'NNP');
    const named = before(before(body, 'compound', leaf(this.name(), 'NNP')), 'compound', kind);
    return before(this.maybe(0.6) ? named : before(body, 'compound', leaf(this.name(), 'NNP')), 'det', leaf('the', 'DT'));
  }

  council(): Tree {
    return before(before(leaf('Council', 'NNP'), 'compound', leaf('Security', 'NNP')), 'det', leaf('the', 'DT'));
  }

  /** What a name in a pattern stands for. */
  fill(name: string): Tree {
    switch (name) {
      case 'agent':
        return this.agent();
      case 'force':
        return this.force();
      case 'org':
        return this.org();
      case 'council':
        return this.council();
      case 'person':
        return this.person();
      case 'speaker':
        return this.speaker();
      case 'victims':
        return this.victims();
      case 'number':
        return this.number();
      case 'weapon':
        return this.weapon();
      case 'target':
        return this.target();
      case 'bare':
        return this.compound(this.some(placesHit), 'NN');
      case 'town':
        return this.town();
      case 'place':
        return this.place();
      case 'blow':
        return this.blow();
      case 'clause':
        return this.clause();
      case 'adjective':
        return this.adjective();
      case 'they':
        return leaf(this.some(words('they|he|she|it|we')), 'PRP');
      case 'day':
        return leaf(this.some(days), 'NNP');
      case 'name':
      case 'state':
        return leaf(this.name(), 'NNP');
      default:
        throw new Error(`a pattern asks for "$${name}", which nothing makes`);
    }
  }

  /** One sentence of a pattern; one that begins with "^" is a headline and has no full stop. */
  written(pattern: string): Tree {
    return pattern.startsWith('^') ? fromPattern(pattern.slice(1), this) : stop(fromPattern(pattern, this));
  }

  /** A clause within somebody's words, or alone. */
  sentence(): Tree {
    if (this.maybe(0.55)) return this.written(this.some(patterns));
    const form = this.chance();
    if (form < 0.06) return this.headline();
    if (form < 0.14) return stop(this.stance());
    const clause = this.clause();
    const draw = this.chance();
    if (draw < 0.6) {
      if (!this.maybe(0.15)) return stop(clause);
      const { relation, tree } = this.time();
      return stop({
        ...clause,
        before: [{ relation, tree }, ...(this.maybe(0.5) ? [{ relation: 'punct', tree: leaf(',', ',') }] : []), ...clause.before],
      });
    }
    const verb = leaf(this.some(said), 'VBD');
    if (draw < 0.75) {
      const content = this.maybe(0.5)
        ? { ...clause, before: [{ relation: 'mark', tree: leaf('that', 'IN') }, ...clause.before] }
        : clause;
      return stop(after(before(verb, 'nsubj', this.speaker()), 'ccomp', content));
    }
    if (draw < 0.9) {
      const content = after(clause, 'punct', leaf(',', ','));
      const saying = this.maybe(0.75)
        ? before(leaf('said', 'VBD'), 'nsubj', this.speaker())
        : after(leaf('said', 'VBD'), 'nsubj', this.speaker());
      return stop({ ...saying, before: [{ relation: 'ccomp', tree: content }, ...saying.before] });
    }
    const by = this.speaker();
    const source = {
      ...by,
      before: [{ relation: 'case', tree: after(leaf('according', 'VBG'), 'fixed', leaf('to', 'IN')) }, ...by.before],
    };
    if (this.maybe(0.5))
      return stop({
        ...clause,
        before: [
          { relation: 'obl', tree: { ...source, after: [...source.after] } },
          { relation: 'punct', tree: leaf(',', ',') },
          ...clause.before,
        ],
      });
    return stop(after(clause, 'obl', { ...source, before: [{ relation: 'punct', tree: leaf(',', ',') }, ...source.before] }));
  }
}

const stop = (tree: Tree): Tree => after(tree, 'punct', leaf('.', '.'));

/** So many sentences of one pattern. */
export function fieldPatterns(pattern: string, count: number): TreebankSentence[] {
  const field = new Field(count);
  return Array.from({ length: count }, () => sentenceOf(field.written(pattern)));
}

/** So many sentences of the field with their trees; the same seed gives the same ones. */
export function fieldSentences(count: number, seed: number): TreebankSentence[] {
  const field = new Field(seed);
  return Array.from({ length: count }, () => sentenceOf(field.sentence()));
}
