import type { Slice } from '../statement/slice.js'
import { NumbersOfCase } from './numbers-of-case.resolver.js'
import {
  callDetailRecordPolicy,
  inCallersCase,
  numberPortabilityPolicy,
  subscriberPolicy,
  telecomContributions,
  telecomNumberPolicy,
  telecomOperations,
} from './telecom.policy.js'
import {
  callDetailRecordMapping,
  numberPortabilityMapping,
  subscriberMapping,
  telecomContributedFields,
  telecomNumberMapping,
  telecomRoots,
} from './telecom.repository.js'
import { TelecomResolver } from './telecom.resolver.js'
import { callDetailRecord, involvedNumber, subscriber } from './telecom.table.js'
import { CallDetailRecord, NumberPortability, Subscriber, TelecomNumber } from './telecom.view.js'

export const telecom: Slice = {
  name: 'telecom',
  policies: [telecomNumberPolicy, subscriberPolicy, numberPortabilityPolicy, callDetailRecordPolicy],
  operations: telecomOperations,
  mappings: [telecomNumberMapping, subscriberMapping, numberPortabilityMapping, callDetailRecordMapping],
  roots: telecomRoots,
  views: [TelecomNumber, Subscriber, NumberPortability, CallDetailRecord],
  resolvers: [TelecomResolver, NumbersOfCase],
  contributions: telecomContributions,
  contributedFields: telecomContributedFields,
  links: [{ table: involvedNumber, columns: [involvedNumber.caseId, involvedNumber.numberId], seen: inCallersCase }],
  given: [subscriber, callDetailRecord],
}
