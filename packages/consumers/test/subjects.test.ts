import { subjectsOf } from '../src/matrix/subjects.ts'

const packed = (peerDependencies: Record<string, string>) => {
  const name = '@vod-errors/express'
  return [{ name, manifest: { name, version: '0.1.0', peerDependencies } }]
}

test('every major of a peer range is a subject, with its lowest and its newest version', () => {
  const subjects = subjectsOf(packed({ express: '^4.17.0 || ^5.0.0', '@types/express': '^4.17.0 || ^5.0.0' }))
  expect(subjects.map(({ name, ends }) => [name, ends])).toEqual([
    [
      'express4',
      [
        { peer: '4.17.0', types: '4.17.0' },
        { peer: '^4.17.0', types: '^4.17.0' },
      ],
    ],
    [
      'express5',
      [
        { peer: '5.0.0', types: '5.0.0' },
        { peer: '^5.0.0', types: '^5.0.0' },
      ],
    ],
  ])
})

test('a peer that ships its own types needs no @types', () => {
  const [subject] = subjectsOf(packed({ 'prom-client': '^15.0.0' }))
  expect(subject).toMatchObject({ types: undefined, ends: [{ peer: '15.0.0' }, { peer: '^15.0.0' }] })
})

test('rejects a major without types', () => {
  expect(() => subjectsOf(packed({ koa: '^2.0.0 || ^3.0.0', '@types/koa': '^3.0.0' }))).toThrow(
    '@types/koa has no range for koa ^2.0.0',
  )
})
