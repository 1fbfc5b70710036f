import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { generatedFiles } from './files.ts'

const FOLDER = fileURLToPath(new URL('../src/generated', import.meta.url))

rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER)
for (const [name, text] of Object.entries(generatedFiles())) writeFileSync(`${FOLDER}/${name}`, text)
console.log(`Wrote the codes and texts of packages/browser`)
