import { pageOf } from '../src/matrix/page.ts'

const TABLE = [
  ['', 'node 20', 'ts 7'],
  ['koa 3.0.0', 'ok', '–'],
  ['koa 3.3.0', 'RED', 'ok'],
]

test('the page shows the table and counts the checks', () => {
  const page = pageOf({ date: '2026-01-31', nodes: ['20.1.0', '22.2.0'], table: TABLE })
  expect(page).toContain('2026-01-31, Node 20.1.0, 22.2.0: 2 of 3 ok.')
  expect(page).toContain(
    '|  | node 20 | ts 7 |\n| --- | --- | --- |\n| koa 3.0.0 | ok | – |\n| koa 3.3.0 | RED | ok |\n',
  )
})
