import { gzipSync } from 'node:zlib'
import type { Fault } from '@vod-errors/emulator'
import { BODIES } from './bodies.ts'
import { ENDS } from './ends.ts'
import { HEADS } from './heads.ts'
import type { HostileResponse } from './hostile-response.ts'
import { LABELS } from './labels.ts'
import { blanks, body, encoded } from './make-response.ts'

/** Every hostile response that every client receives. */
export const HOSTILE_RESPONSES: Readonly<Record<string, HostileResponse>> = {
  ...HEADS,
  ...LABELS,
  ...BODIES,
  ...ENDS,
}

/** For clients that leave the body unread: neither ends within five seconds and 64 KiB. */
export const UNREAD_RESPONSES: Readonly<Record<'drips' | 'bomb', Fault>> = {
  drips: { response: { status: 404, body: body() }, overMs: 20_000 },
  // Several gzip members in a row: 256 MB.
  bomb: encoded('gzip', Buffer.concat(Array(16).fill(gzipSync(blanks())))),
}
