/**
 * The state of a new or reset emulator: key pairs, media, tasks, upload sessions, a workflow and presets. Tests and examples
 * use these names instead of the ids.
 */
export const SEED = {
  accountId: '0123456789abcdef0123456789abcdef',
  /** Full access. */
  credentials: { ak: 'emulated-access-key', sk: 'emulated-secret-key' },
  /** Read only: its writes fail with AccessDenied. */
  readOnlyCredentials: { ak: 'emulated-read-only-key', sk: 'emulated-read-only-secret' },
  media: {
    published: 'mda-published0000001',
    /** Disabled by its owner through API v1. */
    disabled: 'mda-disabled00000001',
    /** Banned by its owner, who can unban it. */
    banned: 'mda-banned0000000001',
    /** Banned by the platform. Its owner cannot unban it. */
    bannedBySystem: 'mda-bannedbysystem01',
    /** Its processing never ends. */
    processing: 'mda-processing000001',
    /** Its processing failed. */
    failed: 'mda-failed0000000001',
    /** A change of it never ends, so any other change fails with RequestConflict. */
    changing: 'mda-changing00000001',
  },
  tasks: {
    ready: 'tsk-ready00000000001',
    running: 'tsk-running000000001',
    failed: 'tsk-failed0000000001',
    /** A finished workflow. All its nodes succeeded. */
    finished: 'tsk-finished00000001',
    /** A finished workflow with a failed node. The status is 200; the reason is in `errMsg`. */
    finishedWithFailedNode: 'tsk-failednode000001',
    /** A finished fetch of a media from a URL. */
    success: 'tsk-success000000001',
  },
  sessions: {
    /** Nothing has been uploaded yet. */
    nothingUploaded: 'c2Vzc2lvbi1ub3RoaW5nLXVwbG9hZGVk',
    /** A multipart upload with both parts uploaded, to be completed with their etags. */
    multipart: 'c2Vzc2lvbi1tdWx0aXBhcnQ',
  },
  /** The ids of the media that the sessions will create. */
  sessionMedia: { nothingUploaded: 'mda-nothinguploaded1', multipart: 'mda-multipart0000001' },
  workflowId: 'emulatedworkflow0001',
  presetId: 'emulatedpreset000001',
  /** A preset group of API v1. */
  presetGroupName: 'vod.inbuilt.mp4',
} as const
