import { quickStartOf } from '../src/walkthrough/quick-start.ts'

const APP = `import a from 'a'

a()
`
const block = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\`\n`
const README = [
  block('sh', 'npm init -y\nnpm install a @b/c'),
  block('js', APP.trim()),
  block('sh', 'export X=1\nexport Y=2\nnode app.mjs'),
  block('sh', 'curl http://localhost:3000/x'),
  block('json', '{}'),
  block('text', '[vod-errors] it failed'),
  block('js', "const a = require('a')"),
  block('ts', "declare module 'a'"),
  block('sh', 'npm install --save-dev typescript\nnpx tsc app.ts\nnode app.js'),
].join('\n')
const KOA = `${block('sh', 'npm install d a')}${block('js', "import d from 'd'")}`

test('finds what a newcomer pastes, and what they should see', () => {
  expect(quickStartOf(README, KOA)).toEqual({
    packages: ['a', '@b/c', 'typescript', 'd'],
    files: {
      'app.mjs': APP,
      'app.cjs': "const a = require('a')\n\na()\n",
      'app.ts': APP,
      'baiducloud-sdk.d.ts': "declare module 'a'\n",
      'koa.mjs': "import d from 'd'\n",
    },
    env: { X: '1', Y: '2' },
    compile: 'npx tsc app.ts',
    curl: 'curl http://localhost:3000/x',
    output: '{}',
    log: '[vod-errors] it failed',
  })
})

test('says which block is missing', () => {
  expect(() => quickStartOf(README.replace('curl', 'wget'), KOA)).toThrow(
    'Expected a block of sh that matches /^curl /',
  )
})
