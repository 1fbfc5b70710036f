/** The languages of the reference, the same as those of the built-in messages. */
export const LANGUAGES = ['en', 'zh-CN'] as const

/** A key of {@link Text}. */
export type Language = (typeof LANGUAGES)[number]

/** One text in every language, in Markdown without line breaks. */
export type Text = Readonly<Record<Language, string>>

/** Who can do something about an error. */
export const ROLES = ['developer', 'operator', 'onCall'] as const

/** A key of {@link Entry.actions}. */
export type Role = (typeof ROLES)[number]

/**
 * What the reference says about one code. Facts follow the source that the code's row in the catalog names; the advice is
 * ours.
 */
export interface Entry {
  /** What happened, in one or two sentences. */
  readonly meaning: Text
  /** The likely causes, the likeliest first. */
  readonly causes: readonly Text[]
  /**
   * What to do, in order: for the `developer` of the app that calls the BFF, for the `operator` who owns the BFF and its
   * account, and for whoever is `onCall`.
   */
  readonly actions: Readonly<Record<Role, readonly Text[]>>
}

/** Pairs a text with its translation, so that they are read and reviewed together. */
export function say(en: string, zhCN: string): Text {
  return { en, 'zh-CN': zhCN }
}
