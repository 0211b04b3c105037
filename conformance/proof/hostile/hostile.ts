import type { Socket } from 'node:net';
import type { Answer } from '../reference/index.ts';

/** What is allowed to whatever meets something hostile. */
interface Bounds {
  /** A stable name, unique among the hostile. */
  readonly id: string;
  /** What it does, in one sentence. */
  readonly sentence: string;
  /** The exit codes that are true. */
  readonly exits: readonly number[];
  /** How long the command may take, in seconds, its start included; 30 by default. */
  readonly seconds?: number;
  /** How much memory it may take at its peak, in megabytes; 300 by default. */
  readonly megabytes?: number;
}

/** A request that a hostile server got. */
export interface Received {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly target: string;
  /** Header fields by their names in lower case. */
  readonly headers: { readonly [name: string]: string };
  /** What proves who asks, as it was sent; of a request without, the right token. */
  readonly credential: string;
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
}

/** Files that attack whoever reads them. */
export interface HostileInput extends Bounds {
  /** The files that are written, by their names. */
  readonly files: { readonly [name: string]: string | Uint8Array };
  /** An environment file that is written for it, and named by `--env`. */
  readonly environment?: string;
  readonly command: 'conformance' | 'report';
  /** The arguments; `{}` stands for the folder of the files. */
  readonly args: readonly string[];
}

export type Hostile = HostileTarget | HostileInput;

/** Hostile servers by the last part of their IDs: what each does, how, and what is allowed. */
export interface Targets {
  readonly [id: string]: readonly [
    sentence: string,
    attack: Attack,
    exits: readonly number[],
    more?: Partial<HostileTarget>,
  ];
}

/** The hostile servers of a group. */
export function targetsOf(group: string, targets: Targets): readonly HostileTarget[] {
  return Object.entries(targets).map(([id, [sentence, attack, exits, more]]) => ({
    id: `${group}/${id}`,
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
