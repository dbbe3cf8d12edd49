# The command depguard as an image. DOTNET names the place of the images `sdk` and `runtime`, a registry or a mirror of it:
#   docker build --build-arg DOTNET=REGISTRY/dotnet --tag depguard .
#   docker run --rm --network none --volume "$PWD:/work:ro" depguard check
ARG DOTNET
ARG DOTNET_VERSION=10.0

FROM ${DOTNET}/sdk:${DOTNET_VERSION} AS build
WORKDIR /source
COPY . .
# The output of a Release build is compiled ahead of time for the platform of the image.
RUN dotnet build src/DepGuard.Cli -c Release

FROM ${DOTNET}/runtime:${DOTNET_VERSION}
COPY --from=build /source/artifacts/bin/DepGuard.Cli/release /opt/depguard
COPY LICENSE /opt/depguard/
ENV PATH="/opt/depguard:${PATH}"
USER $APP_UID
WORKDIR /work
ENTRYPOINT ["depguard"]
CMD ["check"]
