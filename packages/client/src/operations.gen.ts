// Made from the API: node services/api/scripts/write-description.ts

export type Problem = { "type": string; "title": string; "status": number; "detail": string; "instance": string; "errors"?: ({ "parameter": string; "detail": string })[] }

export type Decision = { "id": string; "claims": number }

export type IncidentList = { "items": (Incident)[]; "next": string | null; "position": number }

export type Incident = { "id": string; "type": string; "label": string; "codes": Codes; "state": ("open" | "merged" | "split" | "retracted"); "mergedInto": string | null; "when": { "start": string | null; "end": string | null; "precision": ("hour" | "day" | "week" | "month" | "year" | "unknown"); "basis": ("text" | "dateline" | "published" | "none"); "text"?: string; "span"?: { "start": number; "end": number } }; "where": { "name": string; "path": (string)[]; "iso2": string; "admin1"?: string; "geonameId"?: number; "lat"?: number; "lon"?: number; "precision": ("exact" | "near" | "city" | "admin2" | "admin1" | "country"); "basis": ("text" | "dateline" | "article"); "span"?: { "start": number; "end": number } } | null; "toll": { "killed"?: { "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "lowBy"?: { "claimId": string; "at": string | null }; "highBy"?: { "claimId": string; "at": string | null }; "parts"?: ({ "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "group": ("civilian" | "child" | "woman" | "soldier" | "police" | "militant" | "protester" | "journalist" | "aid-worker") })[] }; "injured"?: { "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "lowBy"?: { "claimId": string; "at": string | null }; "highBy"?: { "claimId": string; "at": string | null }; "parts"?: ({ "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "group": ("civilian" | "child" | "woman" | "soldier" | "police" | "militant" | "protester" | "journalist" | "aid-worker") })[] }; "missing"?: { "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "lowBy"?: { "claimId": string; "at": string | null }; "highBy"?: { "claimId": string; "at": string | null }; "parts"?: ({ "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "group": ("civilian" | "child" | "woman" | "soldier" | "police" | "militant" | "protester" | "journalist" | "aid-worker") })[] }; "abducted"?: { "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "lowBy"?: { "claimId": string; "at": string | null }; "highBy"?: { "claimId": string; "at": string | null }; "parts"?: ({ "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "group": ("civilian" | "child" | "woman" | "soldier" | "police" | "militant" | "protester" | "journalist" | "aid-worker") })[] }; "arrested"?: { "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "lowBy"?: { "claimId": string; "at": string | null }; "highBy"?: { "claimId": string; "at": string | null }; "parts"?: ({ "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "group": ("civilian" | "child" | "woman" | "soldier" | "police" | "militant" | "protester" | "journalist" | "aid-worker") })[] }; "displaced"?: { "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "lowBy"?: { "claimId": string; "at": string | null }; "highBy"?: { "claimId": string; "at": string | null }; "parts"?: ({ "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "group": ("civilian" | "child" | "woman" | "soldier" | "police" | "militant" | "protester" | "journalist" | "aid-worker") })[] }; "rescued"?: { "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "lowBy"?: { "claimId": string; "at": string | null }; "highBy"?: { "claimId": string; "at": string | null }; "parts"?: ({ "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "group": ("civilian" | "child" | "woman" | "soldier" | "police" | "militant" | "protester" | "journalist" | "aid-worker") })[] } }; "confidence"?: { "level": ("low" | "medium" | "high"); "voices": number; "because": ({ "what": string; "value": string; "points": number })[] }; "claims": number; "openedAt": string; "revisedAt": string; "position": number }

export type Codes = { "acled": (string | null)[] | null; "plover": (string | null)[] | null; "iptc": string | null; "glide": string | null; "emdat": string | null; "undrr": string | null; "gtd": number | null }

export type SparseIncidentList = { "items": (SparseIncident)[]; "next": string | null; "position": number }

export type SparseIncident = { "id"?: string; "type"?: string; "label"?: string; "codes"?: Codes; "state"?: ("open" | "merged" | "split" | "retracted"); "mergedInto"?: string | null; "when"?: { "start": string | null; "end": string | null; "precision": ("hour" | "day" | "week" | "month" | "year" | "unknown"); "basis": ("text" | "dateline" | "published" | "none"); "text"?: string; "span"?: { "start": number; "end": number } }; "where"?: { "name": string; "path": (string)[]; "iso2": string; "admin1"?: string; "geonameId"?: number; "lat"?: number; "lon"?: number; "precision": ("exact" | "near" | "city" | "admin2" | "admin1" | "country"); "basis": ("text" | "dateline" | "article"); "span"?: { "start": number; "end": number } } | null; "toll"?: { "killed"?: { "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "lowBy"?: { "claimId": string; "at": string | null }; "highBy"?: { "claimId": string; "at": string | null }; "parts"?: ({ "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "group": ("civilian" | "child" | "woman" | "soldier" | "police" | "militant" | "protester" | "journalist" | "aid-worker") })[] }; "injured"?: { "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "lowBy"?: { "claimId": string; "at": string | null }; "highBy"?: { "claimId": string; "at": string | null }; "parts"?: ({ "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "group": ("civilian" | "child" | "woman" | "soldier" | "police" | "militant" | "protester" | "journalist" | "aid-worker") })[] }; "missing"?: { "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "lowBy"?: { "claimId": string; "at": string | null }; "highBy"?: { "claimId": string; "at": string | null }; "parts"?: ({ "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "group": ("civilian" | "child" | "woman" | "soldier" | "police" | "militant" | "protester" | "journalist" | "aid-worker") })[] }; "abducted"?: { "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "lowBy"?: { "claimId": string; "at": string | null }; "highBy"?: { "claimId": string; "at": string | null }; "parts"?: ({ "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "group": ("civilian" | "child" | "woman" | "soldier" | "police" | "militant" | "protester" | "journalist" | "aid-worker") })[] }; "arrested"?: { "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "lowBy"?: { "claimId": string; "at": string | null }; "highBy"?: { "claimId": string; "at": string | null }; "parts"?: ({ "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "group": ("civilian" | "child" | "woman" | "soldier" | "police" | "militant" | "protester" | "journalist" | "aid-worker") })[] }; "displaced"?: { "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "lowBy"?: { "claimId": string; "at": string | null }; "highBy"?: { "claimId": string; "at": string | null }; "parts"?: ({ "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "group": ("civilian" | "child" | "woman" | "soldier" | "police" | "militant" | "protester" | "journalist" | "aid-worker") })[] }; "rescued"?: { "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "lowBy"?: { "claimId": string; "at": string | null }; "highBy"?: { "claimId": string; "at": string | null }; "parts"?: ({ "low": number; "best": number; "high": number | null; "asOf": string | null; "byClaim": (string)[]; "group": ("civilian" | "child" | "woman" | "soldier" | "police" | "militant" | "protester" | "journalist" | "aid-worker") })[] } }; "confidence"?: { "level": ("low" | "medium" | "high"); "voices": number; "because": ({ "what": string; "value": string; "points": number })[] }; "claims"?: number; "openedAt"?: string; "revisedAt"?: string; "position"?: number }

export type IncidentWithEvidence = Incident & { "evidence": (Claim)[] }

export type Claim = { "id": string; "articleId": string; "incidentId": string | null; "feedId": string | null; "url": string; "title": string | null; "publishedAt": string | null; "document": string; "sentence": string | null; "claim": ReportedClaim; "recordedAt": string; "position": number }

export type ReportedClaim = { "id": string; "type": string; "execution": ("carried-out" | "attempted" | "threatened"); "status": ("current" | "past" | "cumulative" | "forecast" | "hypothetical" | "denied"); "why": (string)[]; "span": { "start": number; "end": number }; "evidence": ({ "start": number; "end": number })[]; "when": { "start": string | null; "end": string | null; "precision": ("hour" | "day" | "week" | "month" | "year" | "unknown"); "basis": ("text" | "dateline" | "published" | "none"); "text"?: string; "span"?: { "start": number; "end": number } }; "where": { "name": string; "path": (string)[]; "iso2": string; "admin1"?: string; "geonameId"?: number; "lat"?: number; "lon"?: number; "precision": ("exact" | "near" | "city" | "admin2" | "admin1" | "country"); "basis": ("text" | "dateline" | "article"); "span"?: { "start": number; "end": number } } | null; "actors": ({ "role": ("perpetrator" | "claimant" | "reporter"); "kind": ("individual" | "group" | "state"); "name": string; "id"?: string; "sector"?: string; "country"?: string; "certainty": ("stated" | "alleged" | "denied"); "span": { "start": number; "end": number } })[]; "targets": ({ "name": string; "effect"?: ("destroyed" | "damaged" | "none"); "span": { "start": number; "end": number } })[]; "victims": ({ "name": string; "count"?: { "min": number; "max": number | null }; "effect"?: ("killed" | "injured" | "missing" | "abducted" | "arrested" | "displaced" | "rescued"); "span": { "start": number; "end": number } })[]; "weapons": ({ "code": ("air-strike" | "artillery" | "bomb" | "car-bomb" | "chemical" | "drone" | "firearm" | "grenade" | "ied" | "incendiary" | "knife" | "landmine" | "missile" | "mortar" | "rocket" | "suicide-vest" | "tear-gas" | "vehicle" | "other"); "name": string; "count"?: { "min": number; "max": number | null }; "span": { "start": number; "end": number } })[]; "casualties": ({ "kind": ("killed" | "injured" | "missing" | "abducted" | "arrested" | "displaced" | "rescued"); "min": number; "max": number | null; "qualifier": ("exact" | "at-least" | "more-than" | "up-to" | "about" | "between" | "vague"); "group"?: ("civilian" | "child" | "woman" | "soldier" | "police" | "militant" | "protester" | "journalist" | "aid-worker"); "subsetOf"?: number; "attribution"?: { "name": string; "span": { "start": number; "end": number } }; "replaces"?: { "min": number; "max": number | null }; "span": { "start": number; "end": number } })[]; "attribution"?: { "name": string; "span": { "start": number; "end": number } } }

export type ClaimList = { "items": (Claim)[]; "next": string | null; "position": number }

export type SparseClaimList = { "items": (SparseClaim)[]; "next": string | null; "position": number }

export type SparseClaim = { "id"?: string; "articleId"?: string; "incidentId"?: string | null; "feedId"?: string | null; "url"?: string; "title"?: string | null; "publishedAt"?: string | null; "document"?: string; "sentence"?: string | null; "claim"?: ReportedClaim; "recordedAt"?: string; "position"?: number }

export type ArticleList = { "items": (Article)[]; "next": string | null; "position": number }

export type Article = { "id": string; "url": string; "feedId": string; "title": string | null; "publishedAt": string | null; "outcome": string; "document": string | null; "claims": number; "discoveredAt": string; "updatedAt": string; "position": number }

export type SparseArticleList = { "items": (SparseArticle)[]; "next": string | null; "position": number }

export type SparseArticle = { "id"?: string; "url"?: string; "feedId"?: string; "title"?: string | null; "publishedAt"?: string | null; "outcome"?: string; "document"?: string | null; "claims"?: number; "discoveredAt"?: string; "updatedAt"?: string; "position"?: number }

export type FeedList = { "items": (Feed)[]; "next": string | null }

export type Feed = { "id": string; "url": string; "title": string | null; "country": string | null; "language": string | null; "kind": string | null; "state": string; "verdict": string; "lastPollAt": string | null; "lastNewAt": string | null; "nextPollAt": string | null; "failures": number; "lastCause": string | null; "items": number }

export type SparseFeedList = { "items": (SparseFeed)[]; "next": string | null }

export type SparseFeed = { "id"?: string; "url"?: string; "title"?: string | null; "country"?: string | null; "language"?: string | null; "kind"?: string | null; "state"?: string; "verdict"?: string; "lastPollAt"?: string | null; "lastNewAt"?: string | null; "nextPollAt"?: string | null; "failures"?: number; "lastCause"?: string | null; "items"?: number }

export type EventList = { "items": (CloudEvent)[]; "next": number; "head": number }

export type CloudEvent = { "specversion": ("1.0"); "id": string; "source": string; "type": string; "subject": string; "time": string; "datacontenttype": ("application/json"); "data"?: unknown; "position": number; "streamversion": number; "correlationid"?: string; "causationid"?: string }

export type Citation = { "format": string; "logId": string; "position": number; "time": string | null; "chainHash": string | null; "engines": (string)[] }

export type StageList = { "items": (Stage)[] }

export type Stage = { "stage": string; "verdict": string; "reason": string; "waiting": number; "active": number; "delayed": number; "oldestSeconds": number | null; "inPerMinute": number | null; "outPerMinute": number; "dead": number; "paused": boolean }

export type ReplayList = { "items": (Replay)[] }

export type Replay = { "id": string; "stage": string; "state": string; "selection": Record<string, unknown>; "versions": (Record<string, unknown>)[]; "undoes": string | null; "who": string; "why": string | null; "position": number; "startedAt": string; "endedAt": string | null }

export type TypeList = { "items": (IncidentType)[] }

export type IncidentType = { "type": string; "label": string; "family": string; "codes": Codes }

export type WebhookList = { "items": (Webhook)[] }

export type Webhook = { "id": string; "url": string; "filter": Record<string, string>; "holder": string; "state": string; "position": number; "createdAt": string }

export type NewWebhook = { "id": string; "secret": string }

export type Changed = { "id": string }

export type DeliveryList = { "items": (Delivery)[] }

export type Delivery = { "id": string; "incidentId": string; "position": number; "state": string; "attempts": number; "dueAt": string; "settledAt": string | null; "said": string | null }

/** What each operation takes and answers. */
export type Operations = {
  streamEvents: { parameters: { type?: string | number; stream?: string | number; after?: string | number }; body: undefined; answer: undefined }
  incidentsAsAtom: { parameters: { type?: string | number; country?: string | number; admin1?: string | number; bbox?: string | number; near?: string | number; since?: string | number; until?: string | number; recorded_since?: string | number; recorded_until?: string | number; actor?: string | number; feed?: string | number; q?: string | number; killed_min?: string | number; killed_max?: string | number; injured_min?: string | number; injured_max?: string | number; missing_min?: string | number; missing_max?: string | number; abducted_min?: string | number; abducted_max?: string | number; arrested_min?: string | number; arrested_max?: string | number; displaced_min?: string | number; displaced_max?: string | number; rescued_min?: string | number; rescued_max?: string | number; status?: string | number; execution?: string | number; voices_min?: string | number; confidence?: string | number; state?: string | number; title?: string | number }; body: undefined; answer: undefined }
  incidentsAsJsonFeed: { parameters: { type?: string | number; country?: string | number; admin1?: string | number; bbox?: string | number; near?: string | number; since?: string | number; until?: string | number; recorded_since?: string | number; recorded_until?: string | number; actor?: string | number; feed?: string | number; q?: string | number; killed_min?: string | number; killed_max?: string | number; injured_min?: string | number; injured_max?: string | number; missing_min?: string | number; missing_max?: string | number; abducted_min?: string | number; abducted_max?: string | number; arrested_min?: string | number; arrested_max?: string | number; displaced_min?: string | number; displaced_max?: string | number; rescued_min?: string | number; rescued_max?: string | number; status?: string | number; execution?: string | number; voices_min?: string | number; confidence?: string | number; state?: string | number; title?: string | number }; body: undefined; answer: undefined }
  mergeIncidents: { parameters: {  }; body: { "incidents": (string)[]; "why": string }; answer: Decision }
  retractIncident: { parameters: { id: string }; body: { "why": string }; answer: Decision }
  splitIncident: { parameters: { id: string }; body: { "claims": (string)[]; "why": string }; answer: Decision }
  listIncidents: { parameters: { type?: string | number; country?: string | number; admin1?: string | number; bbox?: string | number; near?: string | number; since?: string | number; until?: string | number; recorded_since?: string | number; recorded_until?: string | number; actor?: string | number; feed?: string | number; q?: string | number; as_of?: string | number; killed_min?: string | number; killed_max?: string | number; injured_min?: string | number; injured_max?: string | number; missing_min?: string | number; missing_max?: string | number; abducted_min?: string | number; abducted_max?: string | number; arrested_min?: string | number; arrested_max?: string | number; displaced_min?: string | number; displaced_max?: string | number; rescued_min?: string | number; rescued_max?: string | number; status?: string | number; execution?: string | number; voices_min?: string | number; confidence?: string | number; state?: string | number; limit?: string | number; cursor?: string | number; fields?: string | number; order?: string | number }; body: undefined; answer: IncidentList; sparse: SparseIncidentList }
  getIncident: { parameters: { id: string; as_of?: string | number }; body: undefined; answer: IncidentWithEvidence }
  listClaims: { parameters: { type?: string | number; country?: string | number; admin1?: string | number; bbox?: string | number; near?: string | number; since?: string | number; until?: string | number; recorded_since?: string | number; recorded_until?: string | number; actor?: string | number; feed?: string | number; q?: string | number; as_of?: string | number; status?: string | number; execution?: string | number; article?: string | number; incident?: string | number; limit?: string | number; cursor?: string | number; fields?: string | number; order?: string | number }; body: undefined; answer: ClaimList; sparse: SparseClaimList }
  getClaim: { parameters: { id: string; as_of?: string | number }; body: undefined; answer: Claim }
  listArticles: { parameters: { feed?: string | number; outcome?: string | number; limit?: string | number; cursor?: string | number; fields?: string | number }; body: undefined; answer: ArticleList; sparse: SparseArticleList }
  getArticle: { parameters: { id: string }; body: undefined; answer: Article }
  listFeeds: { parameters: { limit?: string | number; cursor?: string | number; fields?: string | number }; body: undefined; answer: FeedList; sparse: SparseFeedList }
  getFeed: { parameters: { id: string }; body: undefined; answer: Feed }
  listEvents: { parameters: { type?: string | number; stream?: string | number; after?: string | number; limit?: string | number }; body: undefined; answer: EventList }
  getEvent: { parameters: { position: string }; body: undefined; answer: CloudEvent }
  exportIncidents: { parameters: { type?: string | number; country?: string | number; admin1?: string | number; bbox?: string | number; near?: string | number; since?: string | number; until?: string | number; recorded_since?: string | number; recorded_until?: string | number; actor?: string | number; feed?: string | number; q?: string | number; as_of?: string | number; killed_min?: string | number; killed_max?: string | number; injured_min?: string | number; injured_max?: string | number; missing_min?: string | number; missing_max?: string | number; abducted_min?: string | number; abducted_max?: string | number; arrested_min?: string | number; arrested_max?: string | number; displaced_min?: string | number; displaced_max?: string | number; rescued_min?: string | number; rescued_max?: string | number; status?: string | number; execution?: string | number; voices_min?: string | number; confidence?: string | number; state?: string | number; format?: string | number; changes_since?: string | number }; body: undefined; answer: undefined }
  exportClaims: { parameters: { type?: string | number; country?: string | number; admin1?: string | number; bbox?: string | number; near?: string | number; since?: string | number; until?: string | number; recorded_since?: string | number; recorded_until?: string | number; actor?: string | number; feed?: string | number; q?: string | number; as_of?: string | number; status?: string | number; execution?: string | number; article?: string | number; incident?: string | number; format?: string | number; changes_since?: string | number }; body: undefined; answer: undefined }
  getCitation: { parameters: { as_of?: string | number }; body: undefined; answer: Citation }
  listStages: { parameters: {  }; body: undefined; answer: StageList }
  listReplays: { parameters: {  }; body: undefined; answer: ReplayList }
  getReplay: { parameters: { id: string }; body: undefined; answer: Replay }
  listTypes: { parameters: {  }; body: undefined; answer: TypeList }
  listWebhooks: { parameters: {  }; body: undefined; answer: WebhookList }
  createWebhook: { parameters: {  }; body: { "url": string; "filter": Record<string, string>; "why": string }; answer: NewWebhook }
  removeWebhook: { parameters: { id: string }; body: { "why": string }; answer: Changed }
  listDeliveries: { parameters: { id: string; state?: string | number }; body: undefined; answer: DeliveryList }
  replayWebhook: { parameters: { id: string }; body: { "since": number; "why": string }; answer: Changed }
  retryDelivery: { parameters: { id: string; delivery: string }; body: { "why": string }; answer: Changed }
}

/** Method and path of each operation. */
export const operations = {
  streamEvents: ['GET', '/events'],
  incidentsAsAtom: ['GET', '/api/v1/incidents.atom'],
  incidentsAsJsonFeed: ['GET', '/api/v1/incidents.json'],
  mergeIncidents: ['POST', '/api/v1/incidents/merge'],
  retractIncident: ['POST', '/api/v1/incidents/{id}/retract'],
  splitIncident: ['POST', '/api/v1/incidents/{id}/split'],
  listIncidents: ['GET', '/api/v1/incidents'],
  getIncident: ['GET', '/api/v1/incidents/{id}'],
  listClaims: ['GET', '/api/v1/claims'],
  getClaim: ['GET', '/api/v1/claims/{id}'],
  listArticles: ['GET', '/api/v1/articles'],
  getArticle: ['GET', '/api/v1/articles/{id}'],
  listFeeds: ['GET', '/api/v1/feeds'],
  getFeed: ['GET', '/api/v1/feeds/{id}'],
  listEvents: ['GET', '/api/v1/events'],
  getEvent: ['GET', '/api/v1/events/{position}'],
  exportIncidents: ['GET', '/api/v1/exports/incidents'],
  exportClaims: ['GET', '/api/v1/exports/claims'],
  getCitation: ['GET', '/api/v1/citation'],
  listStages: ['GET', '/api/v1/stages'],
  listReplays: ['GET', '/api/v1/replays'],
  getReplay: ['GET', '/api/v1/replays/{id}'],
  listTypes: ['GET', '/api/v1/types'],
  listWebhooks: ['GET', '/api/v1/webhooks'],
  createWebhook: ['POST', '/api/v1/webhooks'],
  removeWebhook: ['DELETE', '/api/v1/webhooks/{id}'],
  listDeliveries: ['GET', '/api/v1/webhooks/{id}/deliveries'],
  replayWebhook: ['POST', '/api/v1/webhooks/{id}/replay'],
  retryDelivery: ['POST', '/api/v1/webhooks/{id}/deliveries/{delivery}/retry'],
} as const
