# Turns a page of GET /v1/audit into events of OCSF 1.3.0, class Entity Management (3004), one a line: jq -c --arg service ingest-service -f audit-to-ocsf.jq
{"read": 2, "erase": 4} as $activities
| .items[]
| ($activities[.action] // 99) as $activity
| {
    class_uid: 3004,
    category_uid: 3,
    activity_id: $activity,
    activity_name: .action,
    type_uid: (3004 * 100 + $activity),
    # 19 digits of nanoseconds are cut: OCSF counts milliseconds since 1970.
    time: ((.time | sub("\\.[0-9]+"; "") | fromdateiso8601) * 1000 + (.time | (capture("\\.(?<ms>[0-9]{1,3})").ms // "0") | (. + "00")[0:3] | tonumber)),
    severity_id: 1,
    metadata: {
      version: "1.3.0",
      uid: (.id | tostring),
      product: {name: "Stillwatch", vendor_name: "Stillwatch", feature: {name: $service}}
    },
    actor: {user: {uid: .actor, groups: (.roles | map({name: .}))}},
    entity: {type: "resource", name: .resource}
  }
