import { readFileSync } from 'node:fs'
import { type DefaultTheme, defineConfig } from 'vitepress'

const sidebars: Record<'en' | 'zh', DefaultTheme.SidebarItem[]> = JSON.parse(
  readFileSync(new URL('../.site/sidebar.json', import.meta.url), 'utf8'),
)

/**
 * Chinese has no spaces: words are found with the segmenter. Codes are found whole and by their parts. VitePress sends the
 * source of this function to the browser, so that it refers to nothing outside.
 */
function tokenize(text: string): string[] {
  const segments = new Intl.Segmenter('zh-CN', { granularity: 'word' }).segment(text)
  const words = Array.from(segments, ({ segment, isWordLike }) => (isWordLike ? segment : ''))
  const parts = words.flatMap((word) => word.split(/(?<=[a-z])(?=[A-Z])/))
  return [...new Set([...words, ...parts])].filter((word) => word !== '')
}

type Highlight = (code: string, language: string, attributes: string) => string

/** Most blocks of code are in both languages, and the search reads all of them again: each is colored once. */
function rememberBlocks(highlight: Highlight): Highlight {
  const known = new Map<string, string>()
  return (...block) => {
    const key = JSON.stringify(block)
    const html = known.get(key) ?? highlight(...block)
    known.set(key, html)
    return html
  }
}

const search: DefaultTheme.LocalSearchOptions = {
  miniSearch: { options: { tokenize } },
  locales: {
    root: { translations: { button: { buttonText: 'Search codes and symptoms' } } },
    zh: {
      translations: {
        button: { buttonText: '搜索错误码或现象', buttonAriaLabel: '搜索' },
        modal: {
          displayDetails: '显示详细列表',
          resetButtonTitle: '清除查询',
          backButtonTitle: '关闭搜索',
          noResultsText: '没有找到结果：',
          footer: { selectText: '选择', navigateText: '切换', closeText: '关闭' },
        },
      },
    },
  },
}

const chinese: DefaultTheme.Config = {
  nav: [
    { text: '指南', link: '/zh/guides/' },
    { text: '错误码', link: '/zh/codes/' },
    { text: '故障排查', link: '/zh/troubleshooting' },
    { text: 'API', link: '/zh/api/' },
  ],
  sidebar: sidebars.zh,
  outline: { label: '本页目录', level: [2, 3] },
  docFooter: { prev: '上一页', next: '下一页' },
  darkModeSwitchLabel: '外观',
  darkModeSwitchTitle: '切换到深色模式',
  lightModeSwitchTitle: '切换到浅色模式',
  sidebarMenuLabel: '菜单',
  returnToTopLabel: '返回顶部',
  langMenuLabel: '切换语言',
  notFound: {
    title: '页面不存在',
    quote:
      '如果是从日志或响应中的链接打开的，说明该错误码不在目录中：请在日志中查看 upstreamStatus 和 vendorMessage。',
    linkText: '返回首页',
    linkLabel: '返回首页',
  },
}

/** The site. `DOCS_BASE` is the path under which it is hosted: `/vod-errors/` on GitHub Pages. */
export default defineConfig({
  title: 'vod-errors',
  description: 'One consistent error response for Express and Koa BFFs in front of Baidu AI Cloud VOD',
  base: process.env['DOCS_BASE'] ?? '/',
  srcDir: '.site',
  srcExclude: ['public/**'],
  cleanUrls: true,
  // The list of all pages is a file of its own, not a part of each page.
  metaChunk: true,
  // Without it, browsers ask for /favicon.ico.
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  locales: {
    root: { label: 'English', lang: 'en' },
    zh: { label: '简体中文', lang: 'zh-CN', themeConfig: chinese },
  },
  markdown: {
    config(md) {
      const { highlight } = md.options
      if (highlight) md.set({ highlight: rememberBlocks(highlight) })
    },
  },
  themeConfig: {
    search: { provider: 'local', options: search },
    nav: [
      { text: 'Guides', link: '/guides/' },
      { text: 'Error codes', link: '/codes/' },
      { text: 'Troubleshooting', link: '/troubleshooting' },
      { text: 'API', link: '/api/' },
    ],
    sidebar: sidebars.en,
    outline: { level: [2, 3] },
    notFound: {
      title: 'No such page',
      quote:
        'If a log line or a response brought you here, the catalog does not have this code. The log line says more: upstreamStatus and vendorMessage.',
      linkText: 'Back to the start',
      linkLabel: 'back to the start',
    },
  },
})
