import { installed, readReadme } from '../src/walk/readme.ts'

const PAGE = `# x

## One
\`\`\`sh
npm install -D a @b/c
\`\`\`
\`\`\`js
one()
\`\`\`

## Two
\`\`\`js
two()
\`\`\`
`

test('finds the blocks of a language under a heading', () => {
  expect(readReadme(PAGE).blocks('js', 'One')).toEqual(['one()\n'])
  expect(readReadme(PAGE).blocks('js')).toEqual(['one()\n', 'two()\n'])
})

test.each([
  ['js', 'Three'],
  ['ts', 'One'],
])('refuses to find no %s block under %s', (language, heading) => {
  expect(() => readReadme(PAGE).blocks(language, heading)).toThrow(`no ${language} block under "${heading}"`)
})

test('reads what is to be installed', () => {
  expect(installed(readReadme(PAGE).blocks('sh', 'One')[0] ?? '')).toEqual(['a', '@b/c'])
})
