# The executable and nothing else. A release passes executables that are built already, one for each
# architecture, in place of the first stage: --build-context build=FOLDER
FROM swift:6.3-noble AS build
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
# hadolint ignore=DL3008
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends make libyaml-dev libpcre2-dev valgrind \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY Makefile Package.swift Package.resolved ./
COPY .ci/install-libraries .ci/install-libraries
COPY packaging/order packaging/order
COPY Sources Sources
COPY Rules Rules
COPY Tests Tests
COPY testdata/scenarios testdata/scenarios
ARG TARGETARCH
RUN make build && install -D .build/release/manifestguard "/${TARGETARCH}/manifestguard"

FROM scratch
ARG TARGETARCH
ARG VERSION=unreleased
ARG REVISION=unknown
LABEL org.opencontainers.image.title="manifestguard" \
      org.opencontainers.image.description="Finds hazards that lie between the manifests of a GitOps repository." \
      org.opencontainers.image.source="https://github.com/manifestguard/manifestguard" \
      org.opencontainers.image.licenses="Apache-2.0 AND MIT AND BSD-3-Clause AND LGPL-2.1-or-later" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY LICENSE packaging/licenses /licenses/
COPY --from=build "/${TARGETARCH}/manifestguard" /manifestguard
# No name: the image has no /etc/passwd. 65532 is the number that distroless gives its nonroot.
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/manifestguard"]
