import type { Socket } from 'node:net';
import type { Answer } from '../../reference/index.ts';

/** What is allowed to whatever meets something hostile. */
interface Bounds {
  /** What it does, in a sentence that no other has. */
  readonly sentence: string;
  /** The exit codes that are true. */
  readonly exits: readonly number[];
  /** How long the command may take, in seconds, its start included; 30 by default. */
  readonly seconds?: number;
}

/** A request that a hostile server got. */
export interface Received {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly target: string;
  /** Header fields by their names in lower case. */
  readonly headers: { readonly [name: string]: string };
  /** The token that was sent; of a request without, the right one. */
  readonly token: string;
  /** The origin of a server that must never be asked. */
  readonly elsewhere: string;
  /** How many requests came before. */
  readonly earlier: number;
}

/** Answers a request, beginning with what the reference endpoint would answer. */
export type Attack = (socket: Socket, answer: Answer, request: Received) => unknown;

/** A server that attacks whoever tests it. */
export interface HostileTarget extends Bounds {
  readonly attack: Attack;
  /** What the suite proves itself with; by default a token. */
  readonly credentials?: 'token' | 'key';
  /** How many functions are tested; by default one. */
  readonly functions?: number;
  /** How long the suite waits for an answer, in seconds; 5 by default, so that a busy machine spoils nothing. */
  readonly timeout?: number;
  /** How many requests it may get. */
  readonly requests?: number;
}

/** A file that attacks whoever reads it. */
export interface HostileInput extends Bounds {
  readonly command: 'conformance' | 'report';
  /** The arguments before the file. */
  readonly args: readonly string[];
  /** The file's text. */
  readonly text: string;
}

export type Hostile = HostileTarget | HostileInput;

/** What a verdict may be, as exit codes. */
export const conforms = [0];
export const violates = [1];
export const untested = [3];
/** It depends on how much of an answer was read. */
export const unclear = [1, 3];

/** Hostile servers by what they do. */
export interface Targets {
  readonly [sentence: string]: readonly [
    attack: Attack,
    exits: readonly number[],
    more?: Partial<HostileTarget>,
  ];
}

/** Puts hostile servers together. */
export function targetsOf(targets: Targets): readonly HostileTarget[] {
  return Object.entries(targets).map(([sentence, [attack, exits, more]]) => ({
    sentence,
    attack,
    exits,
    ...more,
  }));
}

/** Secrets that must not turn up anywhere. They open nothing, and no eight of their characters occur elsewhere. */
export const canaries = {
  token: 'Zq7+Xw4/Kp9=Vt3&Ym6<Rb8>Ng2"Jh5%Cd1\'Lf0;Us8Wx7Yz6Qa5Sd4Fg3Hj2Kl1Pz9Ob0Ic7==',
  accessKey: 'CANARYACCESSKEY00001',
  secretKey: 'uB4nT7rE2wQ9yU6iO3pA8sD5fG1hJ0kL4zX7cV2b',
  securityToken: 'gC8vB3nM6lK1jH9fD4sA7qW2eR5tY0uI8oP3zX6c/+=',
} as const;
