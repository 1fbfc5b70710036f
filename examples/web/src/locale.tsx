import { createContext, type ReactNode, useContext, useLayoutEffect, useState } from 'react'
import { type Locale, TEXTS, type Texts } from './texts.ts'

interface LocaleContext {
  readonly locale: Locale
  readonly texts: Texts
  readonly switchLocale: () => void
}

const Context = createContext<LocaleContext | undefined>(undefined)

const STORED = 'locale'

/** Provides the language of the page, which it remembers, and sets it as the language of the document. */
export function LocaleProvider({ children }: { readonly children: ReactNode }) {
  const [locale, setLocale] = useState(initialLocale)
  const texts = TEXTS[locale]
  useLayoutEffect(() => {
    document.documentElement.lang = locale
    document.title = texts.title
    localStorage.setItem(STORED, locale)
  }, [locale, texts])
  const switchLocale = () => setLocale(locale === 'en' ? 'zh-CN' : 'en')
  return <Context value={{ locale, texts, switchLocale }}>{children}</Context>
}

export function useLocale(): LocaleContext {
  const context = useContext(Context)
  if (!context) throw new Error('useLocale needs a LocaleProvider')
  return context
}

function initialLocale(): Locale {
  const preferred = localStorage.getItem(STORED) ?? navigator.language
  const locale = preferred.startsWith('zh') ? 'zh-CN' : 'en'
  // Before the first call, which asks for messages in this language.
  document.documentElement.lang = locale
  return locale
}
