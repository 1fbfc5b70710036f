import { type Role, say, type Text } from '../reference/entry.ts'

/** What the generated pages say around their data. */
export const WORDS = {
  causes: say('Likely causes', '可能的原因'),
  whatToDo: say('What to do', '如何处理'),
  upstream: say('What VOD sends', 'VOD 的响应'),
  nothingSent: say('VOD sends no response.', 'VOD 没有返回响应。'),
  browser: say('What the browser gets', '浏览器收到的响应'),
  inFormat: say('In format `vod`:', '`vod` 格式：'),
  inProblem: say('In format `problem`:', '`problem` 格式：'),
  inUmi: say('In format `umi`, for Ant Design Pro:', '`umi` 格式，用于 Ant Design Pro：'),
  log: say('The log line', '日志'),
  metric: say('The metric', '指标'),
  produced: say(
    'What follows was produced by running it: the emulator as VOD, a BFF, its logger, and its metrics.',
    '以下内容均由实际运行产生：模拟器充当 VOD，加上一个 BFF、它的日志和指标。',
  ),
  status: say('status', '状态码'),
  fault: say('who must act', '由谁处理'),
  retryable: say('retryable', '可重试'),
  once: say('once', '仅一次'),
  yes: say('yes', '是'),
  no: say('no', '否'),
  source: say('source', '来源'),
  template: say('on the wire', '上游消息'),
  unknownTemplate: say('not documented', '未公开'),
  synthetic: say('none: VOD sends no code', '无：VOD 没有返回错误码'),
  codes: say('Error codes', '错误码'),
} as const satisfies Readonly<Record<string, Text>>

/** The headings of the steps. */
export const ROLE_WORDS: Readonly<Record<Role, Text>> = {
  developer: say('Developers of the app', '应用开发者'),
  operator: say('Operators of the BFF', 'BFF 运维者'),
  onCall: say('On call', '值班人员'),
}
