import { say } from './entry.ts'

// Steps that several codes share.

export const KEEP_THE_ID = say(
  'Nothing in the front end is wrong. Show `message`, and keep `requestId` where people can copy it.',
  '前端无需修改。展示 `message`，并让用户能够复制 `requestId`。',
)

export const WATCH_FOR_A_JUMP = say(
  'Do not page for single errors. If the rate jumps, compare the time with the last release of the front end and of the BFF.',
  '单个错误无需告警。数量突增时，先对照前端和 BFF 最近一次发布的时间。',
)

export const FIND_THE_LINE = say(
  'Find a log line with this code. It has VOD’s `requestId`, the operation, and VOD’s own text in `vendorMessage`.',
  '找到一条该错误码的日志，其中有 VOD 的 `requestId`、调用的名称，以及 `vendorMessage` 中 VOD 的原始消息。',
)

export const SCOPE = say(
  'Compare `vod_errors_total` with `vod_call_duration_seconds_count`: does every call fail, or only some operations or instances?',
  '对照 `vod_errors_total` 与 `vod_call_duration_seconds_count`：是所有调用都失败，还是只有部分操作或部分实例失败？',
)

export const ROLL_BACK = say(
  'If it began with a deploy, or with a change of configuration or secrets, roll that back first and look for the reason afterwards.',
  '如果问题始于一次发布、配置变更或密钥变更，先回滚，再查原因。',
)

export const WHICH_KEY = say(
  'Print the access key ID, never the secret, that the running process uses. A deploy may have picked up another environment’s variables.',
  '打印运行中的进程实际使用的 Access Key ID（切勿打印 Secret Key）：发布时可能用错了环境变量。',
)

export const KEY_IN_CONSOLE = say(
  'Find that key ID in the console’s list of access keys: it must exist, be enabled, and belong to the account that uses VOD.',
  '在控制台的 Access Key 列表中查找该 ID：它必须存在、处于启用状态，并且属于开通 VOD 的账号。',
)

export const SECRET = say(
  'Compare the secret key with the one that was issued with this ID: a missing character, a line break or space at the end, quotation marks, or the secret of another key.',
  '核对 Secret Key 是否与该 ID 配对：常见问题有缺字符、末尾多了换行或空格、带了引号，或误用了另一对密钥。',
)

export const CLOCK = say(
  'Compare the clock of the machine that signs with a reliable source (`date -u`), and make sure that time synchronization runs (`timedatectl`, `chronyc tracking`). A container has the clock of its host.',
  '用 `date -u` 把签名机器的时钟与可靠时间源对比，并确认时间同步在运行（`timedatectl`、`chronyc tracking`）。容器使用宿主机的时钟。',
)

export const ONE_CALL = say(
  'From the same machine, make one read-only call with the same key and the SDK, such as GET `/v2/medias`. If it works, your own signing or a proxy is at fault; if not, the key, the clock, or the account is.',
  '在同一台机器上用同一密钥通过 SDK 发起一次只读调用，例如 GET `/v2/medias`。成功则说明问题在自行实现的签名或代理；失败则说明问题在密钥、时钟或账号。',
)

export const PERMISSIONS = say(
  'If the key belongs to a sub-user, check that its policy grants VOD, and reading or writing as the failed operation needs.',
  '如果密钥属于子用户，检查其权限策略是否包含 VOD，以及该操作所需的读或写权限。',
)

export const SUBSCRIPTION = say(
  'Sign in to the console with the account that owns the key, and open VOD. If the console offers to activate the service, it was never activated, or not for this account.',
  '用密钥所属的账号登录控制台并打开 VOD。如果页面提示开通，说明该账号从未开通此服务。',
)

export const BILL = say(
  'Open the account’s billing pages: the balance, unpaid bills, and whether the last payment went through.',
  '打开账号的费用中心：查看余额、未结清账单，以及最近一次付款是否成功。',
)

export const REAL_NAME = say(
  'Open the account’s real-name verification in the console: it must be complete and accepted for this very account.',
  '在控制台查看账号的实名认证：必须由该账号本身完成并已通过。',
)

export const TICKET = say(
  'If these steps find nothing, open a ticket with Baidu AI Cloud and quote several `requestId`s with their times.',
  '如果以上步骤都没有发现问题，请向百度智能云提交工单，并附上几个 `requestId` 及其时间。',
)

export const NO_RETRY = say(
  'Restarting or retrying does not help: every call fails until somebody changes the cause.',
  '重启或重试没有用：在原因消除之前，所有调用都会失败。',
)

export const TEST_WITH_EMULATOR = say(
  'Reproduce the call against the emulator, which checks bodies as VOD does, and add a test for it.',
  '用模拟器复现该调用（它像 VOD 一样校验请求体），并补上测试。',
)

export const REQUEST_IN_CODE = say(
  'Look at the BFF’s own code for the operation in the log line: the browser cannot cause this unless the BFF passes its input through unchecked.',
  '检查日志中该操作对应的 BFF 代码：除非 BFF 未经校验就透传浏览器的输入，否则浏览器不会引起此错误。',
)

export const STATUS_OF_VOD = say(
  'Watch `vod_errors_total{fault="service"}` by code, and the 95th percentile of `vod_call_duration_seconds` by operation: do they rise together, and for all instances?',
  '按错误码观察 `vod_errors_total{fault="service"}`，按操作观察 `vod_call_duration_seconds` 的 95 分位：二者是否同时上升，是否所有实例都如此？',
)

export const TELL_PEOPLE = say(
  'If it lasts for more than a few minutes, say so on your status page, and switch off features that depend on VOD but are not essential.',
  '如果持续数分钟以上，请在状态页告知用户，并暂时关闭依赖 VOD 的非核心功能。',
)

export const RETRY_LATER = say(
  'Offer a retry after the seconds in `retry-after`. Do not retry in a loop from every browser.',
  '在 `retry-after` 给出的秒数之后提供重试，不要让每个浏览器循环重试。',
)
