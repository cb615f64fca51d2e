#!/usr/bin/env bash
# Builds a data centre over the API alone: two rooms, four aisles, ten racks, a hundred nodes, and the check that
# watches them. Meant to be read, and run against a server on an empty directory:
#
#   mkdir my-site && ./rackstate serve --config my-site/app.yaml
#   docs/guide/build-a-site.sh http://127.0.0.1:8000 http://127.0.0.1:9090
set -euo pipefail

base=${1:?the address of Rackstate, such as http://127.0.0.1:8000}
prometheus=${2:?the address of Prometheus, such as http://127.0.0.1:9090}

# call METHOD PATH BODY: sends JSON and fails loudly on anything but success. RACKSTATE_TOKEN, a session's token or an
# API key, is sent when it is set.
call() {
  local token=()
  [[ -z ${RACKSTATE_TOKEN:-} ]] || token=(-H "Authorization: Bearer $RACKSTATE_TOKEN")
  curl --silent --show-error --fail-with-body -X "$1" "$base$2" -H 'Content-Type: application/json' "${token[@]}" \
    --data-binary "$3"
  echo
}

# Where telemetry comes from.
call PUT /api/config '{"telemetry": {"source": "prometheus", "prometheus_url": "'"$prometheus"'"}}'

# What is asked about a node, and what the answers mean. A file of checks is YAML in a JSON string.
# shellcheck disable=SC2016  # $instances is for Rackstate, not for the shell
call PUT /api/checks/files/nodes.yaml '{"content": "checks:\n- id: node_up\n  name: Node answers\n  scope: node\n  expr: up{instance=~\"$instances\"}\n  missing: unknown\n  rules:\n  - {op: \"==\", value: 0, severity: CRIT}\n"}'

# What the hardware looks like, and which checks its nodes get.
call POST /api/catalog/templates '{"kind": "device", "template": {"id": "blade-chassis", "name": "Blade chassis", "type": "server",
  "u_height": 4, "layout": {"type": "grid", "rows": 2, "cols": 5, "matrix": [[1, 2, 3, 4, 5], [6, 7, 8, 9, 10]]},
  "checks": ["node_up"]}}'
call POST /api/catalog/templates '{"kind": "rack", "template": {"id": "rack-42", "name": "Rack, 42 units", "u_height": 42}}'

# The building.
call POST /api/topology/sites '{"name": "North"}'
call PUT /api/topology/sites/north '{"location": {"lat": 59.33, "lon": 18.06, "address": "Harbour Road 1"}}'

number=1
for room in 1 2; do
  call POST /api/topology/sites/north/rooms '{"id": "hall-'$room'", "name": "Hall '$room'"}'
  call POST /api/topology/rooms/hall-$room/aisles/create \
    '{"aisles": [{"id": "h'$room'-a", "name": "Aisle A"}, {"id": "h'$room'-b", "name": "Aisle B"}]}'
  for rack in a01 a02 a03 b01 b02; do
    call POST "/api/topology/aisles/h$room-${rack:0:1}/racks" \
      '{"id": "h'$room'-'$rack'", "name": "Rack '"${rack^^}"'", "template_id": "rack-42"}'
    instances=$(printf 'n[%03d-%03d]' "$number" $((number + 9)))
    call POST "/api/topology/racks/h$room-$rack/devices" \
      '{"id": "h'$room'-'$rack'-blades", "name": "Blades", "template_id": "blade-chassis", "u_position": 1,
        "instance": "'"$instances"'"}'
    number=$((number + 10))
  done
done

# How is everything?
call GET /api/stats/global ''
