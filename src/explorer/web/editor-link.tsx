import { useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { useEffect } from 'react'

/** The page's hold on GraphiQL's editors. */
export interface Editors {
  /** Puts a document and its variables into the current tab. */
  load(document: string, variables: string): void
  read(): { document: string; variables: string; operationName: string | undefined }
  run(): void
}

/** Lives inside GraphiQL's tree, draws nothing, and hands the editors out once all of them stand. */
export function EditorLink({ onReady }: { onReady: (editors: Editors) => void }) {
  const actions = useGraphiQLActions()
  const { queryEditor, variableEditor, responseEditor } = useGraphiQL((state) => ({
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
    responseEditor: state.responseEditor,
  }))
  const operationName = useGraphiQL((state) => state.operationName)
  useEffect(() => {
    if (!queryEditor || !variableEditor || !responseEditor) return
    onReady({
      load(document, variables) {
        queryEditor.setValue(document)
        variableEditor.setValue(variables === '{}' ? '' : variables)
        responseEditor.setValue('')
      },
      read: () => ({ document: queryEditor.getValue(), variables: variableEditor.getValue(), operationName }),
      run: () => void actions.run(),
    })
  }, [queryEditor, variableEditor, responseEditor, operationName, actions, onReady])
  return null
}
