/** Express 4 under its npm alias, with the types of the current major: the tests use only what both have in common. */
declare module 'express4' {
  import express from 'express'
  export default express
}
