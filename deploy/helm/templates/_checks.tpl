{{/* A heap (512m, 1g) or an amount of memory (512Mi, 1Gi) in MiB. */}}
{{- define "stillwatch.mebibytes" -}}
{{- mul (regexFind "^[0-9]+" . | int64) (ternary 1024 1 (regexMatch "^[0-9]+[gG]" .)) -}}
{{- end }}

{{/* An amount of processors (2, "0.5", 500m) in thousandths. */}}
{{- define "stillwatch.millis" -}}
{{- $text := toString . -}}
{{- if hasSuffix "m" $text }}{{ trimSuffix "m" $text }}{{ else }}{{ mulf (float64 $text) 1000 | int64 }}{{ end -}}
{{- end }}

{{/* Fails if more is requested than the limit is: (dict "path" "ingest.resources" "resources" …). */}}
{{- define "stillwatch.resourcesFit" -}}
{{- $requests := .resources.requests -}}
{{- $limits := .resources.limits -}}
{{- if gt (include "stillwatch.mebibytes" $requests.memory | int) (include "stillwatch.mebibytes" $limits.memory | int) }}{{ fail (printf "%s.requests.memory is more than limits.memory" .path) }}{{ end -}}
{{- if $limits.cpu }}{{ if gt (include "stillwatch.millis" $requests.cpu | int) (include "stillwatch.millis" $limits.cpu | int) }}{{ fail (printf "%s.requests.cpu is more than limits.cpu" .path) }}{{ end }}{{ end -}}
{{- end }}

{{/* Fails for a peer that is everybody: (dict "path" "networkPolicy.callers" "peers" […] "inward" true). Outward an ipBlock with exceptions, and the pods
of all namespaces, are less than the anywhere that no peers at all mean. */}}
{{- define "stillwatch.peersAreSomebody" -}}
{{- $inward := .inward -}}
{{- $path := .path -}}
{{- range $number, $peer := .peers -}}
{{- $everybody := empty $peer -}}
{{- with $peer.ipBlock }}{{ if and (regexMatch "/0+$" .cidr) (or $inward (not .except)) }}{{ $everybody = true }}{{ end }}{{ end -}}
{{- if and $inward (hasKey $peer "namespaceSelector") -}}
{{- if not (or (include "stillwatch.selects" $peer.namespaceSelector) (include "stillwatch.selects" $peer.podSelector)) }}{{ $everybody = true }}{{ end -}}
{{- end -}}
{{- if $everybody }}{{ fail (printf "%s[%d] is everybody: %s" $path $number (toJson $peer)) }}{{ end -}}
{{- end -}}
{{- end }}

{{/* Whether a selector leaves anything out. */}}
{{- define "stillwatch.selects" -}}
{{- with . }}{{ if or .matchLabels .matchExpressions }}yes{{ end }}{{ end -}}
{{- end }}
