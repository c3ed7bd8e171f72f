import { type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';

// What comes from a file that somebody wrote is held against its shape before anything reads it.

const text = Type.String({ minLength: 1 });
const texts = Type.Array(text);
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const stages = Type.Enum(['authorisation', 'warrant', 'charges', 'trial']);
const families = ['war-crime', 'crime-against-humanity', 'genocide', 'aggression'] as const;
const closed = { additionalProperties: false } as const;

/** The shape of an instrument's file, format `assize-instrument/1`; what refers to what is looked at afterwards. */
export const InstrumentShape = Type.Object(
  {
    format: Type.Literal('assize-instrument/1'),
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' }),
    version: text,
    title: text,
    text,
    since: Type.Optional(Type.Object({ day, article: text }, closed)),
    words: Type.Optional(text),
    mentalElement: Type.Optional(Type.Unknown()),
    threshold: Type.Optional(Type.Unknown()),
    amendmentRule: Type.Optional(Type.Unknown()),
    authority: Type.Object({ elements: text, article: Type.Optional(text) }, closed),
    standards: Type.Array(Type.Object({ stage: stages, title: text, article: text, standard: text }), { minItems: 1 }),
    amendments: Type.Record(
      Type.String(),
      Type.Object({ resolution: text, adopted: day, title: text, unconfirmed: nullable(text) }),
    ),
    protected: Type.Record(Type.String(), texts),
    weapons: Type.Record(Type.String(), texts),
    asks: Type.Record(
      Type.String(),
      Type.Object(
        {
          kind: Type.Enum(['material', 'mental']),
          question: text,
          for: texts,
          against: texts,
          missing: texts,
          silence: Type.Optional(text),
        },
        closed,
      ),
    ),
    contexts: Type.Array(
      Type.Object(
        {
          id: text,
          label: Type.Optional(text),
          question: text,
          rule: text,
          missing: texts,
          note: Type.Optional(text),
        },
        closed,
      ),
    ),
    crimes: Type.Array(
      Type.Object(
        {
          id: text,
          article: text,
          title: text,
          family: Type.Enum([...families]),
          conflict: Type.Enum(['international', 'non-international', 'any', 'none']),
          amendment: nullable(text),
          counterparts: texts,
          protected: texts,
          chargeable: Type.Optional(Type.Boolean()),
          sensitive: Type.Optional(Type.Boolean()),
          note: Type.Optional(text),
          unconfirmed: Type.Optional(text),
          when: texts,
          elements: Type.Array(
            Type.Object(
              { n: Type.Integer({ minimum: 1 }), ask: text, note: Type.Optional(text), unconfirmed: Type.Optional(text) },
              closed,
            ),
          ),
          context: texts,
        },
        closed,
      ),
    ),
    modes: Type.Array(
      Type.Object({
        id: text,
        article: text,
        title: text,
        onlyFor: nullable(Type.Array(Type.Enum([...families]))),
        unconfirmed: nullable(text),
        elements: Type.Array(
          Type.Object({
            n: Type.Integer({ minimum: 1 }),
            kind: Type.Enum(['material', 'mental']),
            question: text,
            rule: text,
            missing: texts,
          }),
        ),
      }),
    ),
    filters: Type.Array(Type.Object({ id: text, article: text, rule: text })),
  },
  closed,
);

/** Where a value first differs from a shape and how, in words: "/crimes/3/when must be array"; null where it does not. */
export function firstFault(shape: TSchema, value: unknown): string | null {
  if (Value.Check(shape, value)) return null;
  const [first] = Value.Errors(shape, value);
  if (!first) return 'it is of another shape';
  return `${first.instancePath || 'the whole'} ${first.message === 'schema is false' ? 'is no field of it' : first.message}`;
}
