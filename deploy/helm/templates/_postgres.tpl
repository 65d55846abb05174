{{/* The most connections that all pods hold at once: each the pool of its requests and two of JDBC, and of each Deployment the further pod of a roll-out;
six of the three migrations, and ten for PostgreSQL's own reserve, the operator and people. docs/operations/sizing.md says the same. */}}
{{- define "stillwatch.connections" -}}
{{- $ingest := .Values.ingest -}}
{{- $replicas := ternary $ingest.autoscaling.maxReplicas $ingest.replicas $ingest.autoscaling.enabled -}}
{{- $pods := dict "ingest" (add $replicas 1 1) "scoring" .Values.scoring.replicas "case" (add .Values.case.replicas 1) -}}
{{- $pools := dict "ingest" 16 "scoring" 16 "case" 20 -}}
{{- $connections := 16 -}}
{{- range $service, $count := $pods -}}
{{- $pool := default (get $pools $service) (get (index $.Values $service).env "QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE") -}}
{{- $connections = add $connections (mul $count (add $pool 2)) -}}
{{- end -}}
{{- $connections -}}
{{- end }}
