{{/* The files a service reads, all from Secrets but the keys of days: (dict "root" $ "service" "ingest"). */}}
{{- define "stillwatch.files" -}}
{{- $root := .root -}}
{{- $files := list -}}
{{- if ne $root.Values.postgres.tls.mode "disable" }}{{ $files = append $files (dict "name" "postgres-ca" "secret" (include "stillwatch.postgresCa" $root | fromJson).name) }}{{ end -}}
{{- with index $root.Values.postgres.clientCertificates .service }}{{ $files = append $files (dict "name" "postgres-client" "secret" .) }}{{ end -}}
{{- if .serves }}
{{- if ne $root.Values.kafka.protocol "PLAINTEXT" }}{{ $files = append $files (dict "name" "kafka-ca" "secret" (include "stillwatch.kafkaCa" $root | fromJson).name) }}{{ end -}}
{{- if eq $root.Values.kafka.protocol "SSL" }}{{ $files = append $files (dict "name" "kafka-user" "secret" (index $root.Values.kafka.users .service)) }}{{ end -}}
{{- with $root.Values.identity.caSecret.name }}{{ $files = append $files (dict "name" "identity-ca" "secret" .) }}{{ end -}}
{{- end }}
{{- if not .serves }}
{{- else if eq .service "ingest" }}
{{- $files = append $files (dict "name" "linking-key" "secret" $root.Values.ingest.linkingKey.secret) -}}
{{- with $root.Values.ingest.linkingKey.previousSecret }}{{ $files = append $files (dict "name" "previous-linking-key" "secret" .) }}{{ end -}}
{{- else if eq .service "case" }}
{{- $files = append $files (dict "name" "master-key" "secret" $root.Values.case.masterKey.secret) -}}
{{- with $root.Values.case.masterKey.previousSecret }}{{ $files = append $files (dict "name" "previous-master-key" "secret" .) }}{{ end -}}
{{- $files = append $files (dict "name" "signing-key" "secret" $root.Values.case.signingKey.secret) -}}
{{- end }}
{{- $files | toJson -}}
{{- end }}

{{- define "stillwatch.volumes" -}}
- name: tmp
  emptyDir: {sizeLimit: 256Mi}
{{- range include "stillwatch.files" . | fromJsonArray }}
- name: {{ .name }}
  secret: {secretName: {{ .secret }}, defaultMode: 0440}
{{- end }}
{{- if and .serves (eq .service "ingest") }}
{{- with .root.Values.ingest.enrichment.configMap }}
- name: enrichment
  configMap: {name: {{ . }}}
{{- end }}
- name: day-keys
  persistentVolumeClaim: {claimName: {{ default (printf "%s-day-keys" (include "stillwatch.fullname" .root)) .root.Values.ingest.dayKeys.existingClaim }}}
{{- end }}
{{- end }}

{{- define "stillwatch.mounts" -}}
- {name: tmp, mountPath: /tmp}
{{- range include "stillwatch.files" . | fromJsonArray }}
- {name: {{ .name }}, mountPath: {{ printf "/etc/stillwatch/%s" .name }}, readOnly: true}
{{- end }}
{{- if and .serves (eq .service "ingest") }}
{{- if .root.Values.ingest.enrichment.configMap }}
- {name: enrichment, mountPath: /etc/stillwatch/enrichment, readOnly: true}
{{- end }}
- {name: day-keys, mountPath: /var/lib/stillwatch/day-keys}
{{- end }}
{{- end }}

{{/* What Pod Security calls restricted, and a root file system that can't be written. */}}
{{- define "stillwatch.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile: {type: RuntimeDefault}
{{- end }}
{{- define "stillwatch.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{- define "stillwatch.placement" -}}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .root.Values.scheduling.nodeSelector }}
nodeSelector: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.scheduling.tolerations }}
tolerations: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.scheduling.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end }}

{{- define "stillwatch.spread" -}}
topologySpreadConstraints:
  {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    # A node that takes no pod of ours is none that one could be on.
    nodeTaintsPolicy: Honor
    whenUnsatisfiable: {{ if and (eq $.root.Values.scheduling.spread "hard") (eq . "kubernetes.io/hostname") }}DoNotSchedule{{ else }}ScheduleAnyway{{ end }}
    labelSelector:
      matchLabels: {{ include "stillwatch.selector" $.root | nindent 8 }}
        app.kubernetes.io/component: {{ $.service }}
    matchLabelKeys: [{{ if eq $.service "scoring" }}controller-revision-hash{{ else }}pod-template-hash{{ end }}]
  {{- end }}
{{- end }}

{{/* Health answers on the port of the service: /q/health/started, /live and /ready. */}}
{{- define "stillwatch.probes" -}}
startupProbe:
  httpGet: {path: /q/health/started, port: http}
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: {path: /q/health/live, port: http}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /q/health/ready, port: http}
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 2
{{- end }}

{{/* Heap and resources of a pod: what purges needs less than what serves. */}}
{{- define "stillwatch.size" -}}
{{- $values := index .root.Values .service -}}
{{- ternary $values.purging $values (default false .owner) | toJson -}}
{{- end }}

{{/* One pod of a service: (dict "root" $ "service" "ingest" "component" "ingest" "serves" true "owner" false). */}}
{{- define "stillwatch.pod" -}}
{{- $size := include "stillwatch.size" . | fromJson -}}
{{- $shares := and (eq .service "ingest") (eq .root.Values.ingest.dayKeys.accessMode "ReadWriteOnce") -}}
metadata:
  labels: {{ include "stillwatch.labels" .root | nindent 4 }}
    app.kubernetes.io/component: {{ .component }}
    {{- if $shares }}
    stillwatch.io/volume: day-keys
    {{- end }}
spec:
  serviceAccountName: {{ include "stillwatch.fullname" .root }}-{{ .service }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ .root.Values.shutdown.gracePeriodSeconds }}
  securityContext: {{ include "stillwatch.podSecurity" . | nindent 4 }}
  {{- include "stillwatch.placement" . | nindent 2 }}
  {{- include "stillwatch.spread" (dict "root" .root "service" .component) | nindent 2 }}
  {{- if $shares }}
  # A volume for one node only: whichever of them comes first, the others go where it is.
  affinity:
    podAffinity:
      requiredDuringSchedulingIgnoredDuringExecution:
        - topologyKey: kubernetes.io/hostname
          labelSelector:
            matchLabels: {{ include "stillwatch.selector" .root | nindent 14 }}
              stillwatch.io/volume: day-keys
  {{- end }}
  containers:
    - name: {{ .service }}
      image: {{ include "stillwatch.image" . | quote }}
      imagePullPolicy: {{ .root.Values.image.pullPolicy }}
      {{- if eq .root.Values.image.kind "native" }}
      args: [{{ printf "-Xmx%s" $size.heap | quote }}]
      {{- end }}
      ports:
        - {name: http, containerPort: {{ include "stillwatch.port" .service }}}
        - {name: management, containerPort: {{ include "stillwatch.managementPort" .service }}}
      env: {{ include "stillwatch.podEnvironment" . | trim | nindent 8 }}
      {{- include "stillwatch.probes" . | nindent 6 }}
      lifecycle:
        # Needs no shell; while it lasts, addresses leave the load balancers and requests are still answered.
        preStop: {sleep: {seconds: {{ .root.Values.shutdown.drainSeconds }}}}
      resources: {{ toYaml $size.resources | nindent 8 }}
      securityContext: {{ include "stillwatch.containerSecurity" . | nindent 8 }}
      volumeMounts: {{ include "stillwatch.mounts" . | nindent 8 }}
  volumes: {{ include "stillwatch.volumes" . | nindent 4 }}
{{- end }}
