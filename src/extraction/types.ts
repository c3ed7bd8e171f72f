import type { EntityKind, EntityId, Furniture, Harm, Manner, MentionForm, Reading, Span, When, Where } from '../model/index.ts';

/** One word or mark of a sentence, with what the tagger and the parser say of it (Universal Dependencies 2, English). */
export interface Token extends Span {
  /** Index in the document's `tokens`. */
  readonly index: number;
  readonly text: string;
  readonly lower: string;
  readonly lemma: string;
  /** Universal part of speech: NOUN, PROPN, VERB, AUX … */
  readonly upos: string;
  /** Penn Treebank tag: VBD, NNP … */
  readonly xpos: string;
  /** Index in the document's `tokens` of the word this one depends on; -1 for the root of the sentence. */
  readonly head: number;
  /** Universal dependency relation: nsubj, nsubj:pass, obj, obl, ccomp … */
  readonly deprel: string;
  /** Index in the document's `sentences`. */
  readonly sentence: number;
}

export interface Sentence extends Span {
  readonly index: number;
  /** Index in `reading.blocks` of the block it stands in. */
  readonly block: number;
  /** First token (included) and last (excluded), as indices in the document's `tokens`. */
  readonly first: number;
  readonly last: number;
  /** Titles and headings are claims too, in the manner 'headline'. */
  readonly kind: 'title' | 'heading' | 'body';
}

/** A reading cut into sentences and words; furniture is left out. Offsets are those of `reading.text`, which is never altered. */
export interface Document {
  readonly reading: Reading;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly furniture: readonly Furniture[];
  /** The document's own date, or null: then "Monday" cannot be resolved and stays vague. */
  readonly published: When | null;
}

/** A mention of someone or something, resolved within the document. */
export interface EntityMention extends Span {
  readonly kind: EntityKind;
  readonly form: MentionForm;
  readonly entity: EntityId;
  /** The fullest name of the entity in this document. */
  readonly name: string;
  /** ISO 3166-1 alpha-3 of the state it is, or whose forces, government or people it is, where known. */
  readonly state: string | null;
  /** Index in the document's `tokens` of the head word. */
  readonly head: number;
  readonly sentence: number;
}

/** Words between quotation marks: `from`/`to` leave the marks out. */
export interface Quotation extends Span {
  /** A whole clause or more ('clause'), or a fragment set into the writer's own sentence ('fragment'). */
  readonly extent: 'clause' | 'fragment';
  readonly sentence: number;
}

/** Someone is said to have said, thought or felt something. */
export interface AttributedSpeech {
  readonly manner: Manner;
  readonly speaker: EntityMention | null;
  /** The words that name the speaker, also when no entity was made of them ("witnesses"). */
  readonly speakerSpan: Span | null;
  readonly coSpeakers: readonly EntityMention[];
  readonly via: EntityMention | null;
  readonly cue: (Span & { readonly lemma: string }) | null;
  /** One or more stretches of what is said, without quotation marks, in order. */
  readonly content: readonly Span[];
  readonly sentence: number;
  readonly rule: string;
  /** 0 to 1; lowered where clause grammar and parse differ. */
  readonly confidence: number;
}

export interface TimeMention extends Span {
  readonly when: When;
  readonly type: 'date' | 'time' | 'duration' | 'set';
  readonly rule: string;
  readonly sentence: number;
}

export interface PlaceMention extends Span {
  readonly where: Where;
  readonly sentence: number;
  /** Index in the document's `tokens` of the head word. */
  readonly head: number;
  /** Index in `placeMentions` of a place this one is said to lie in ("Said" in "Aleppo"), or null. */
  readonly inside: number | null;
  readonly rule: string;
}

/** A number of people harmed, before it is given to an event. `attributedTo` is filled when the claim is put together. */
export interface HarmMention extends Omit<Harm, 'attributedTo' | 'partOf'> {
  /** Index in the list of harm mentions of the whole this is a part of, or null. */
  readonly partOf: number | null;
  readonly sentence: number;
  /** Index in `tokens` of the word that says the outcome ("killed", "dead"), or of the number's head noun. */
  readonly trigger: number;
  readonly rule: string;
}
