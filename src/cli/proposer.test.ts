import { describe, expect, it } from 'vitest';
import { openProposer } from '../investigation/index.ts';
import type { Reading } from '../model/index.ts';
import { investigateCommand } from './commands/investigate.ts';
import { readArguments } from './options.ts';
import { namedProposer, proposedText, warningOf } from './proposer.ts';

const given = (...args: string[]) => readArguments(investigateCommand, ['report.txt', ...args]);
const readings = (n: number) => ({ readings: Array.from({ length: n }, () => ({}) as Reading) });

describe('naming a proposer', () => {
  it('is for the user to do: without an address there is none', () => {
    expect(namedProposer(given())).toBeNull();
    expect(proposedText([], [])).toBe('');
  });
  it.each([
    [['--proposer', 'https://model.example/v1'], /no model/],
    [['--proposer-model', 'small'], /no address/],
    [['--proposer', 'https://model.example/v1', '--proposer-model', 'small', '--proposer-protocol', 'telnet'], /no protocol/],
  ])('refuses %j', (args, what) => {
    expect(() => namedProposer(given(...args))).toThrow(what);
  });
  it('says plainly that text leaves the machine, and to whom', () => {
    const far = openProposer({ url: 'https://model.example/v1', protocol: 'openai', model: 'small' });
    expect(warningOf(far, readings(3))).toBe(
      'TEXT LEAVES THIS MACHINE: the words of 3 documents are sent to model.example (model small). Whoever runs it can read and keep them. Ctrl-C stops.\n',
    );
  });
  it('says of a program on this machine that it is one, and promises nothing for it', () => {
    const near = openProposer({ url: 'http://127.0.0.1:8080/v1', protocol: 'openai', model: 'small' });
    expect(warningOf(near, readings(1))).toMatch(
      /^Sending the words of one document to the program .* on this machine .* out of Assize's sight\.\n$/,
    );
  });
});
