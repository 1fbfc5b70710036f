/** A README and its code blocks. */
export interface Readme {
  /** The code blocks of a language under a second-level heading, or on the whole page. @throws {Error} if there are none. */
  readonly blocks: (language: string, heading?: string) => readonly string[]
}

/** Parses a README. */
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

/** The packages in the `npm install` line of a block. */
export function packagesToInstall(block: string): readonly string[] {
  const [, names = ''] = /^npm install (.*)$/m.exec(block) ?? []
  return names.split(' ').filter((name) => name !== '' && !name.startsWith('-'))
}
