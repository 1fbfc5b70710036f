import { writeFileSync } from 'node:fs'
import { renderMessages } from '@vod-errors/express'
import { options } from './by-code.ts'

/** For the people who decide about texts: one table for Excel, one for the pull request. */
export function writeMessages(folder: string): void {
  writeFileSync(`${folder}/messages.csv`, renderMessages(options, 'csv'))
  writeFileSync(`${folder}/messages.md`, renderMessages(options, 'markdown'))
}
