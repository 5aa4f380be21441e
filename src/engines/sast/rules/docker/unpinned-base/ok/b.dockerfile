ARG BASE
# ok: docker/unpinned-base
FROM ${BASE}
# ok: docker/unpinned-base
FROM debian@sha256:93dcc18adc78c65a028a84799ecf8ad40c936fdfc5f2a57b1acda5a8117fa82c
