{{/* Every topic: kept for the retention, for ever, or its newest record per key; event time is in the body, so timestamps are the append's.
A broker takes away whole segments, and by itself gives one seven days: a segment of which one record is young keeps all that are old, and no older
record of a key goes before its segment is over. */}}
{{- define "stillwatch.topics" -}}
interactions: {cleanup.policy: delete, retention.ms: RETENTION, retention.bytes: "-1", segment.ms: SEGMENT}
accounts: {cleanup.policy: delete, retention.ms: RETENTION, retention.bytes: "-1", segment.ms: SEGMENT}
account-blocks: {cleanup.policy: delete, retention.ms: RETENTION, retention.bytes: "-1", segment.ms: SEGMENT}
campaign-events: {cleanup.policy: delete, retention.ms: "-1", retention.bytes: "-1"}
account-risk: {cleanup.policy: compact, max.compaction.lag.ms: "43200000"}
end-user-risk: {cleanup.policy: compact, max.compaction.lag.ms: "43200000"}
case-events: {cleanup.policy: delete, retention.ms: "-1", retention.bytes: "-1"}
account-enforcement: {cleanup.policy: compact, max.compaction.lag.ms: "43200000"}
end-user-enforcement: {cleanup.policy: compact, max.compaction.lag.ms: "43200000"}
interactions-dead-letter: {cleanup.policy: delete, retention.ms: "-1", retention.bytes: "-1"}
campaign-events-dead-letter: {cleanup.policy: delete, retention.ms: "-1", retention.bytes: "-1"}
{{- end }}

{{/* Milliseconds after which a segment of what is kept for the retention is over: an eighth of it, and at most half a day. So whatever came in on time is
gone a day and the retention after its day at the latest, which is when ingest purges the day if it keeps it no longer than the topics. */}}
{{- define "stillwatch.segment" -}}
{{- min 43200000 (div (include "stillwatch.milliseconds" .Values.kafka.retention | int64) 8) -}}
{{- end }}

{{/* What all topics have, and what the values say about retention, filled in: topic to settings. */}}
{{- define "stillwatch.topicSettings" -}}
{{- $kafka := .Values.kafka -}}
{{- $retention := include "stillwatch.milliseconds" $kafka.retention | int64 -}}
{{- $values := dict "RETENTION" $retention "SEGMENT" (include "stillwatch.segment" .) -}}
{{- $all := dict -}}
{{- range $topic, $settings := include "stillwatch.topics" . | fromYaml -}}
{{- $filled := dict "message.timestamp.type" "LogAppendTime" "min.insync.replicas" ($kafka.minInSyncReplicas | toString) -}}
{{- range $name, $value := $settings }}{{ $_ := set $filled $name (default $value (get $values $value) | toString) }}{{ end -}}
{{- $_ := set $all $topic $filled -}}
{{- end -}}
{{- $all | toJson -}}
{{- end }}

{{/* What each service may do, and nothing else: topics it writes and reads, its consumer groups and transactional ids (both by prefix). */}}
{{- define "stillwatch.acls" -}}
{{- $source := .Values.ingest.source -}}
{{- $sources := compact (list $source.interactionsTopic $source.accountsTopic) -}}
ingest:
  write: [interactions, accounts]
  # The first two to prove that a purged day is nowhere.
  read: {{ concat (list "interactions" "interactions-dead-letter") $sources | toJson }}
  groups: {{ ternary (list $source.group) list (gt (len $sources) 0) | toJson }}
  transactionalIds: [ingest-relay]
scoring:
  write: [account-blocks, campaign-events, account-risk, end-user-risk, interactions-dead-letter]
  # The risks it wrote it reads back, since every instance answers look-ups from memory; of the dead letters it asks how many there are.
  read: [interactions, accounts, account-blocks, account-risk, end-user-risk, interactions-dead-letter, case-events, account-enforcement, end-user-enforcement]
  # Who has which partitions where instances share them; all keep their place in the database.
  groups: [scoring-accounts]
  transactionalIds: [scoring-outbox, scoring-accounts]
case:
  write: [case-events, account-enforcement, end-user-enforcement, campaign-events-dead-letter]
  read: [campaign-events, accounts]
  groups: [case-service]
  transactionalIds: [case-service-relay]
{{- end }}

{{/* The ports of the bootstrap servers, each once. */}}
{{- define "stillwatch.kafkaPorts" -}}
{{- $ports := list -}}
{{- range splitList "," (include "stillwatch.kafkaBootstrap" .) }}{{ $ports = append $ports (splitList ":" . | last | int) }}{{ end -}}
{{- uniq $ports | toJson -}}
{{- end }}

{{/* As one word of a shell. */}}
{{- define "stillwatch.word" -}}
'{{ replace "'" "'\\''" . }}'
{{- end }}
