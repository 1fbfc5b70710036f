import { expected, expectKnownKeys, expectOneOf } from '@vod-errors/core/host'
import { isRecord } from '../value-checks.ts'
import { BAN_STATUSES, MEDIA_STATUSES, type MediaOrigin } from './media.ts'

const FIELDS = ['name', 'description', 'status', 'banStatus'] as const
const CHOICES = { status: MEDIA_STATUSES, banStatus: BAN_STATUSES } as const
const MAX_LENGTH = 1024

/** A media id and the fields to set. A new media gets its id as its name unless there is one. */
export type MediaEdit = Pick<MediaOrigin, 'mediaId'> & Partial<MediaOrigin>

/** Returns id and fields as an edit. Throws a TypeError "Expected `x` to be …, got …" for the first mistake. */
export function checkMediaEdit(mediaId: string, fields: unknown): MediaEdit {
  if (!/^[\w-]{1,128}$/.test(mediaId)) throw expected('mediaId', '1–128 letters, digits, _ and -', mediaId)
  if (!areMediaFields(fields)) throw expected('media', 'an object', fields)
  return { ...fields, mediaId }
}

function areMediaFields(value: unknown): value is Omit<MediaEdit, 'mediaId'> {
  if (!isRecord(value)) return false
  expectKnownKeys('media', value, FIELDS)
  for (const name of ['name', 'description']) expectShortText(name, value[name])
  for (const [name, choices] of Object.entries(CHOICES))
    if (value[name] !== undefined) expectOneOf<string>(name, value[name], choices)
  return true
}

function expectShortText(name: string, value: unknown): void {
  if (value === undefined || (typeof value === 'string' && value.length <= MAX_LENGTH)) return
  throw expected(name, `a string of at most ${MAX_LENGTH} characters`, value)
}
