import { packagesToInstall, readReadme } from '../src/walkthrough/readme.ts'

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
])('throws if there is no %s block under %s', (language, heading) => {
  expect(() => readReadme(PAGE).blocks(language, heading)).toThrow(`no ${language} block under "${heading}"`)
})

test('reads the packages to install', () => {
  expect(packagesToInstall(readReadme(PAGE).blocks('sh', 'One')[0] ?? '')).toEqual(['a', '@b/c'])
})
