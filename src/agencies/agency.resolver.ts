import { Args, Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { told } from '../statement/view.js'
import { AgencyArguments, AgreementArguments } from './agency.inputs.js'
import { AgencyConnection, AgreementConnection } from './agency.view.js'

@Resolver()
export class AgencyResolver {
  @Query(() => AgencyConnection, told('Institutions of the platform.', '平台上的机构。'))
  agencies(@Args(() => AgencyArguments) _arguments: AgencyArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => AgreementConnection, told('Agreements that you give or receive data under.', '与您有关的数据共享协议。'))
  dataSharingAgreements(@Args(() => AgreementArguments) _arguments: AgreementArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }
}
