import { describe, expect, it } from 'vitest';
import type { Factuality } from '../model/index.ts';
import { factualityOf } from './factuality.ts';
import { documentOf, marked } from './testing.ts';

function read(spec: string): Factuality {
  const { text, spans } = marked(spec);
  const doc = documentOf(text);
  const token = doc.tokens.find(({ from }) => from >= spans[0]!.from)!;
  return factualityOf(doc, token.index).factuality;
}

const cases: Record<Factuality, readonly string[]> = {
  happened: [
    'The army «shelled» the market on Monday.',
    'Government forces have «seized» the northern quarter.',
    'The council «failed» to pass the draft.',
    'The agency suspended its «cooperation» with the ministry.',
    'The minister called for an investigation into the «bombardment».',
    'The state wants the «bombardment» of the city to be investigated.',
    'Officials condemned the «attack» on the hospital.',
    'The leaders «agreed» to increase contacts.',
    'The rebels were able to «overpower» the militia.',
    'The troops have been successful in «seizing» the bridge.',
    'The rockets hit a school, «killing» eight children.',
    'The minister said that the army had «bombed» the school.',
    'The army launched an «offensive» in March.',
    'The army was forced to «withdraw».',
    'A ceasefire was «declared» on Friday.',
    'The «ceasefire» collapsed within hours.',
    'The arrangements have allowed the government to «take» control of the town.',
    'The commander managed to «escape».',
    'The government has «supported» the group with a bombing campaign.',
    'The government has supported the group with a bombing «campaign».',
    'The strikes were «followed» by an outcry.',
    'They have «backed» groups seeking to overthrow the government.',
    'The army allowed families to «leave» the town.',
    'He was accused of «killing» two guards.',
    'He is believed to have «killed» two guards.',
    'The army stopped «shelling» the town.',
    'France «drafted» a resolution.',
    'The resolution «drafted» by France was vetoed.',
    'The resolution drafted by France was «vetoed».',
  ],
  ongoing: [
    'The army is «shelling» the market.',
    'The draft demanded an immediate end to the «airstrikes».',
    'Those who «commit» these acts will answer for it.',
    'The fighters are backed by a state that «supports» them.',
  ],
  'did-not-happen': [
    'The council failed to «pass» the draft.',
    'Both resolutions failed to «pass».',
    'No «casualties» were reported.',
    'The convoy did not «reach» the town.',
    'Soldiers prevented the convoy from «reaching» the town.',
    'Snipers are preventing civilians from «crossing» the front lines.',
    'The army refused to «open» the road.',
    'The army has denied «bombing» the clinic.',
    'The army denied that it had «bombed» the clinic.',
    'Police foiled an «attack» on the airport.',
    'The convoy has not been «attacked».',
    'Nobody was «killed».',
    'The UN cancelled a «delivery» of aid.',
  ],
  offered: [
    'The government offered the rebels an «amnesty».',
    'The government promised safe «passage» to civilians.',
    'The ministry promised to «withdraw» its troops.',
  ],
  hinted: ['The army hinted that it would be prepared to allow rebels to «evacuate» the district.'],
  sought: [
    'The council is seeking to «bring» aid inside the city.',
    'The bloc is working to secure an agreement to «bring» aid to the city.',
    'The bloc is working to secure an «agreement».',
    'Two resolutions aimed at «implementing» a ceasefire were tabled.',
    'Two resolutions aimed at implementing a «ceasefire» were tabled.',
    'The draft demanded an immediate «end» to the airstrikes.',
    'The minister called for an «investigation».',
    'The state wants the bombardment of the city to be «investigated».',
    'The rebels are moving to «leave» the siege.',
    'The state must «stop» the raids.',
    'The parties urged the army to «lift» the siege.',
    'The envoy asked the parties to «stop» fighting.',
    'They have backed groups seeking to «overthrow» the government.',
    'The aid group hopes to «reach» the town.',
  ],
  planned: [
    'The president was scheduled to «meet» his counterpart next week.',
    'The president will «visit» the capital in May.',
    'The state announced its plans of «setting» up a base.',
    'The state announced plans to «build» a base.',
    'The state has announced to «take» the matter to the court.',
    'The planned «visit» raised questions.',
    'The leaders agreed to «increase» contacts.',
    'The minister said the army would «send» aid.',
    'The group planned an «attack» on the airport.',
    'A «meeting» will take place on Friday.',
    'The president will take the situation into account before deciding to «meet» his counterpart.',
    'The court is to «rule» in May.',
  ],
  hypothetical: [
    'If the convoy is «attacked», the agency will leave.',
    'If the convoy is attacked, the agency will «leave».',
    'The rebels could «attack» the airport.',
    'The rebels may «attack» the airport.',
    'The group threatened to «execute» the hostages.',
    'The army would allow families to «leave» the town.',
  ],
};

describe.each(Object.entries(cases))('what is %s', (factuality, specs) => {
  it.each(specs)('%s', (spec) => {
    expect(read(spec)).toBe(factuality);
  });
});

describe('a headline', () => {
  it('tells of yesterday in the present tense', () => {
    expect(read('Rocket «hits» market in Keth\n\nA rocket hit the market.')).toBe('happened');
  });
  it('tells of a plan with an infinitive', () => {
    expect(read('Council to «visit» Keth\n\nThe council will visit the town.')).toBe('planned');
  });
});

it('says why, from the word outwards', () => {
  const { text, spans } = marked('The council failed to «pass» the draft.');
  const doc = documentOf(text);
  const { rule, confidence } = factualityOf(doc, doc.tokens.find(({ from }) => from >= spans[0]!.from)!.index);
  expect(rule).toBe('tense:past verb:fail>did-not-happen');
  expect(confidence).toBeGreaterThan(0);
  expect(confidence).toBeLessThanOrEqual(1);
});

it('reads an offer or a demand as what is offered or demanded, and not as done', () => {
  const { text, spans } = marked('The junta «offered» an amnesty and its envoy «demanded» a truce.');
  const doc = documentOf(text);
  const at = (i: number) => doc.tokens.find(({ from }) => from >= spans[i]!.from)!.index;
  expect(factualityOf(doc, at(0), 'offer').factuality).toBe('offered');
  expect(factualityOf(doc, at(1), 'demand').factuality).toBe('sought');
});

it('reads a visit during which something is only planned as planned, and a siege during which it is wanted as done', () => {
  const { text, spans } = marked(
    'The envoy will decide whether to meet the mayor during his «visit» in May. They want pay for what they lost during the «siege».',
  );
  const doc = documentOf(text);
  const at = (i: number) => doc.tokens.find(({ from }) => from >= spans[i]!.from)!.index;
  expect(['planned', 'hypothetical']).toContain(factualityOf(doc, at(0), 'visit').factuality);
  expect(factualityOf(doc, at(1), 'siege').factuality).toBe('happened');
});
