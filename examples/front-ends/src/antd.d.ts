/** The part of Ant Design that the guide uses. The package itself would be the largest of the workspace. */
declare module 'antd' {
  export const message: Readonly<Record<'error' | 'warning', (content: string) => void>>
  export const notification: {
    readonly error: (config: { message: string; description: string | undefined }) => void
  }
}
