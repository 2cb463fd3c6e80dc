import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { bilingual } from '../scalars/words.js'
import { told } from '../statement/view.js'
import { DeleteSavedSearchInput, SavedSearchArguments, SaveSearchInput } from './search.inputs.js'
import { DeleteSavedSearchPayload, SavedSearchConnection, SaveSearchPayload } from './search.view.js'

@Resolver()
export class SearchResolver {
  @Query(() => SavedSearchConnection, told('Searches that your agency has saved.', '本机构已存检索。'))
  savedSearches(@Args(() => SavedSearchArguments) _arguments: SavedSearchArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Mutation(() => SaveSearchPayload, { description: bilingual('Saves a search for the auditors of your agency.', '为本机构审计人员保存检索。') })
  saveSearch(@Arg('input', () => SaveSearchInput) _input: SaveSearchInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => DeleteSavedSearchPayload, { description: bilingual('Takes a saved search away, for all auditors of your agency.', '删除已存检索，对本机构全部审计人员生效。') })
  deleteSavedSearch(@Arg('input', () => DeleteSavedSearchInput) _input: DeleteSavedSearchInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }
}
