/** A page of documentation, and what can be pasted out of it. */
export interface Readme {
  /** The blocks of a language under a heading (of the second level), or on the whole page; never none. */
  readonly blocks: (language: string, heading?: string) => readonly string[]
}

/** Reads a page. @throws {Error} that names the heading, where a block is asked for that is not there. */
export function readReadme(page: string): Readme {
  return {
    blocks(language, heading) {
      const section = heading === undefined ? page : sectionOf(page, heading)
      const found = Array.from(
        section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm),
        ([, tag = '', text = '']) => ({ tag, text }),
      ).filter(({ tag }) => tag === language)
      if (found.length === 0) throw new Error(`The README has no ${language} block under "${heading}"`)
      return found.map(({ text }) => text)
    },
  }
}

function sectionOf(page: string, heading: string): string {
  const [, section = ''] = `${page}\n## `.split(`\n## ${heading}\n`)
  return section.split('\n## ')[0] ?? ''
}

/** The packages that an `npm install` line of a block names. */
export function installed(block: string): readonly string[] {
  const [, names = ''] = /^npm install (.*)$/m.exec(block) ?? []
  return names.split(' ').filter((name) => name !== '' && !name.startsWith('-'))
}
