import { problemsOf, tableOf } from '../src/matrix/cells.ts'

const ROWS = [
  { name: 'koa 3.0.0', cells: [{ column: 'node 20', problem: '' }] },
  {
    name: 'koa 3.3.0',
    cells: [
      { column: 'node 20', problem: 'no response' },
      { column: 'ts 7', problem: '' },
    ],
  },
]

test('the table has a column for every check of any row', () => {
  expect(tableOf(ROWS)).toEqual({
    head: ['', 'node 20', 'ts 7'],
    rows: [
      ['koa 3.0.0', 'ok', '–'],
      ['koa 3.3.0', 'RED', 'ok'],
    ],
  })
})

test('a problem names its cell', () => {
  expect(problemsOf(ROWS)).toEqual(['koa 3.3.0, node 20: no response'])
})
