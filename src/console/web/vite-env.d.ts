declare module '*.css'
declare module '*.css?inline' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: as vite gives it
  export default text
}
