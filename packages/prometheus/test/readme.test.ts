import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as sdk from '@baiducloud/sdk'
import * as core from '@vod-errors/core'
import { createVodEmulator, SEED } from '@vod-errors/emulator'
import { vodErrorHandler } from '@vod-errors/express'
import { close, listen, urlOf } from '@vod-errors/testing'
import express from 'express'
import * as promClient from 'prom-client'
import { parse } from 'yaml'
import * as prometheus from '../src/index.ts'
import { readSamples } from './samples.ts'

const fileOf = (path: string) => readFileSync(join(__dirname, '..', path), 'utf8')
const README = fileOf('README.md')

/** The cells of the table between two markers, without its header. */
function tableOf(marker: string): readonly (readonly string[])[] {
  const [, table = ''] =
    new RegExp(`<!-- ${marker}:.*?-->\n([\\s\\S]*?)<!-- /${marker} -->`).exec(README) ?? []
  const lines = table.trim().split('\n').slice(2)
  return lines.map((line) => line.slice(2, -2).split(' | '))
}

const quoted = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ')

/** Runs the code block of the README in a BFF, makes one call that succeeds and one that fails, and scrapes /metrics. */
async function scrapeExample(): Promise<string> {
  const emulator = createVodEmulator()
  await emulator.start()
  const [, block = ''] = /```js\n([\s\S]*?)```/.exec(README) ?? []
  const code = block.replace(/^import (\{.*\}) from '(.*)'$/gm, "const $1 = modules['$2']")
  const modules = {
    '@baiducloud/sdk': sdk,
    '@vod-errors/core': core,
    '@vod-errors/prometheus': prometheus,
    'prom-client': promClient,
  }
  const app = express()
  const { ak, sk } = emulator.credentials
  Object.assign(process.env, { VOD_ENDPOINT: emulator.endpoint, VOD_AK: ak, VOD_SK: sk })
  const example = new Function('modules', 'app', `${code}; return { vod, stop }`)(modules, app)
  app.get('/media/:id', async (req, res) => {
    res.json((await example.vod.getMediaResource(req.params.id)).body)
  })
  const server = await listen(app.use(vodErrorHandler({ logger: false })))
  const get = async (path: string) => (await fetch(urlOf(server, path))).text()
  for (const id of [SEED.media.published, 'mda-missing']) await get(`/media/${id}`)
  const text = await get('/metrics')
  example.stop()
  await close(server)
  await emulator.stop()
  return text
}

test('the table of metrics matches what the README example exports', async () => {
  const text = await scrapeExample()
  const helps = [...text.matchAll(/# HELP (\w+) (.*)\n# TYPE \w+ (\w+)/g)]
  const rows = helps.map(([, name = '', help, kind]) => {
    const samples = readSamples(text).filter((sample) => sample.name.startsWith(name))
    const labels = new Set(samples.flatMap(({ labels }) => Object.keys(labels)))
    labels.delete('le')
    return [quoted([name]), kind, quoted([...labels]), help]
  })
  expect(tableOf('metrics')).toEqual(rows)
})

test('the table of alerts matches the alert file', () => {
  const [{ rules }] = parse(fileOf('alerts/vod-errors.yaml')).groups
  const rows = rules.map(({ alert, labels }: { alert: string; labels: { severity: string } }) => [
    quoted([alert]),
    labels.severity,
  ])
  expect(tableOf('alerts').map((cells) => cells.slice(0, 2))).toEqual(rows)
})

test('the package publishes the files that the README names', () => {
  const { name, files } = JSON.parse(fileOf('package.json'))
  const named = [...README.matchAll(/`node_modules\/@vod-errors\/prometheus\/(\w+)\/([\w.-]+)`/g)]
  expect(named.map(([path]) => path)).toEqual([
    `\`node_modules/${name}/grafana/vod-errors.json\``,
    `\`node_modules/${name}/alerts/vod-errors.yaml\``,
  ])
  expect(files).toEqual(['CHANGELOG.md', 'dist', ...named.map(([, folder]) => folder)])
})
