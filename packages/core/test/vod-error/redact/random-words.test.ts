import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findRandomWords } from '../../../src/vod-error/redact/random-words.ts'
import { redact } from '../../../src/vod-error/redact/redact.ts'

const SAMPLES = 1_000
const BASE62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Random bytes that are the same in each run. */
function bytesOf(seed: string, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 64) }, (_item, block) =>
    createHash('sha512').update(`${seed} ${block}`).digest(),
  )
  return Buffer.concat(blocks).subarray(0, length)
}

const ALPHABETS: Readonly<Record<string, (bytes: Buffer) => string>> = {
  base64: (bytes) => bytes.toString('base64'),
  base64url: (bytes) => bytes.toString('base64url'),
  base62: (bytes) => Array.from(bytes, (byte) => BASE62[byte % 62]).join(''),
}

/** How many of a thousand tokens of this length are found, in a sentence. Ordinary letters around a slash can stay. */
function countFound(alphabet: (bytes: Buffer) => string, length: number): number {
  const tokens = Array.from({ length: SAMPLES }, (_item, index) =>
    alphabet(bytesOf(`${length} ${index}`, length)).slice(0, length),
  )
  return tokens.filter(
    (token) => redact(`The value ${token} is unknown`) === 'The value [redacted] is unknown',
  ).length
}

describe.each(Object.entries(ALPHABETS))('finds random %s', (_name, alphabet) => {
  test.each([
    [30, 0.95],
    [32, 0.95],
    [40, 0.96],
    [43, 0.97],
    [64, 0.98],
    [256, 0.98],
  ])('of %d characters, at least %d of it', (length, share) => {
    expect(countFound(alphabet, length) / SAMPLES).toBeGreaterThanOrEqual(share)
  })

  test('not of fewer than 30 characters', () => {
    expect(countFound(alphabet, 29)).toBe(0)
  })
})

test('finds a random segment of a path, and only that', () => {
  const token = bytesOf('path', 32).toString('base64url')
  expect(redact(`/v2/medias/upload/${token}/complete`)).toBe('/v2/medias/upload/[redacted]/complete')
})

/** All words of 30 characters in texts that people wrote: pages of this repository, declarations of node and of the web. */
function wordsPeopleWrote(): readonly string[] {
  const root = join(__dirname, '../../../../..')
  const folders = [
    ...['docs', 'docs/guides', 'docs/decisions', 'docs/node_modules/typescript/lib'],
    ...['node_modules/@types/node', 'packages/core/src/messages', 'packages/core/test'],
  ].map((path) => join(root, path))
  const texts = folders.flatMap((folder) => textsIn(folder))
  return [...new Set(texts.join('\n').match(/[\w+/-]{30,}/g))]
}

function textsIn(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => /\.(?:md|d\.ts|ts)$/.test(name))
  return names.map((name) => readFileSync(join(folder, name), 'utf8'))
}

/** Hashes of files and certificates in those declarations: these are random. */
const HASHES = /^[\w+/]{43}$|[0-9a-f]{32}/

test('does not take words that people wrote for random', () => {
  const words = wordsPeopleWrote()
  expect(words.length).toBeGreaterThan(1_000)
  const random = words.filter((word) => findRandomWords(word).length > 0)
  expect(random.filter((word) => !HASHES.test(word))).toEqual([])
})
