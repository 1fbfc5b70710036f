import { nearMiss } from '../../src/catalog/near-miss.ts'

const KNOWN = ['MediaNotFound', 'AccessDenied', 'Busy', 'Codec']

test.each([
  ['the letters in another case', 'medianotfound', 'MediaNotFound'],
  ['the letters of a short word in another case', 'BUSY', 'Busy'],
  ['a letter too few', 'MediaNotFund', 'MediaNotFound'],
  ['two letters too few', 'MediaNotFd', undefined],
  ['two letters too few in one place', 'MediaNotund', 'MediaNotFound'],
  ['three letters too few', 'MediaNotnd', undefined],
  ['a letter too many', 'MediaaNotFound', 'MediaNotFound'],
  ['two letters too many', 'MediaXYNotFound', 'MediaNotFound'],
  ['three letters too many', 'MediaXYZNotFound', undefined],
  ['two letters changed', 'MediaNotFXXnd', 'MediaNotFound'],
  ['a letter changed at each end', 'XediaNotFounX', undefined],
  ['letters left out at the front', 'cessDenied', 'AccessDenied'],
  ['letters left out at the end', 'AccessDeni', 'AccessDenied'],
  ['a letter doubled', 'AcccessDenied', 'AccessDenied'],
  ['a short word with a letter changed', 'Bust', undefined],
  ['five letters with one changed', 'Coder', 'Codec'],
  ['a word that only adds to the end', 'AccessDenied2', undefined],
  ['a word that repeats itself', 'CodeCodec', undefined],
  ['two letters more between two that repeat themselves', 'CodXYdec', undefined],
  ['another word', 'Nothing', undefined],
])('%s: suggests for "%s" %s', (_name, word, known) => {
  expect(nearMiss(word, KNOWN)).toBe(known)
})
