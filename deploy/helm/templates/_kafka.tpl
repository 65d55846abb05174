{{/* Every topic: kept for the retention, for ever, or its newest record per key; event time is in the body, so timestamps are the append's. */}}
{{- define "stillwatch.topics" -}}
interactions: {cleanup.policy: delete, retention.ms: RETENTION, retention.bytes: "-1"}
accounts: {cleanup.policy: delete, retention.ms: RETENTION, retention.bytes: "-1"}
account-blocks: {cleanup.policy: delete, retention.ms: RETENTION, retention.bytes: "-1"}
campaign-events: {cleanup.policy: delete, retention.ms: "-1", retention.bytes: "-1"}
account-risk: {cleanup.policy: compact}
end-user-risk: {cleanup.policy: compact}
case-events: {cleanup.policy: delete, retention.ms: "-1", retention.bytes: "-1"}
account-enforcement: {cleanup.policy: compact}
end-user-enforcement: {cleanup.policy: compact}
interactions-dead-letter: {cleanup.policy: delete, retention.ms: "-1", retention.bytes: "-1"}
campaign-events-dead-letter: {cleanup.policy: delete, retention.ms: "-1", retention.bytes: "-1"}
{{- end }}

{{/* What all topics have, and what the values say about retention, filled in: topic to settings. */}}
{{- define "stillwatch.topicSettings" -}}
{{- $kafka := .Values.kafka -}}
{{- $all := dict -}}
{{- range $topic, $settings := include "stillwatch.topics" . | fromYaml -}}
{{- $filled := dict "message.timestamp.type" "LogAppendTime" "min.insync.replicas" ($kafka.minInSyncReplicas | toString) -}}
{{- range $name, $value := $settings }}
{{- if eq $value "RETENTION" }}{{ $value = mul (trimSuffix "h" $kafka.retention | int64) 3600000 | toString }}{{ end -}}
{{- $_ := set $filled $name $value -}}
{{- end -}}
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
