using DepGuard.Readers.Docker;
using DepGuard.Sources;
using Xunit;

namespace DepGuard.Tests.Readers;

public class DockerfileTests
{
    [Fact]
    public void Only_the_last_stage_runs()
    {
        var file = Read("""
            FROM sdk AS build
            ENV A=build
            EXPOSE 1
            FROM aspnet:9.0
            ENV B=1 \
                C="two words"
            ENV D three words
            EXPOSE 8080/tcp 9090
            COPY ["src/App/App.csproj", "src/App/"]
            ENTRYPOINT ["dotnet", "App.dll"]
            """);

        Assert.Equal("B=1|C=two words|D=three words", Environment(file));
        Assert.Equal([8080, 9090], file.Ports);
        Assert.Equal("aspnet:9.0", file.BaseImage);
        Assert.Equal("App", file.Assembly);
        Assert.Equal(["src/App/App.csproj"], file.Projects);
    }

    [Fact]
    public void A_stage_inherits_from_the_stage_it_stands_on()
    {
        var file = Read("FROM --platform=linux/amd64 postgres:16 AS base\nENV A=1\nEXPOSE 5432\nFROM alpine AS other\nENV B=2\nFROM base\nENV C=3\n");

        Assert.Equal("A=1|C=3", Environment(file));
        Assert.Equal([5432], file.Ports);
        Assert.Equal("postgres:16", file.BaseImage);
    }

    [Theory]
    [InlineData("ARG TAG=1\nFROM postgres:$TAG", "postgres")]
    [InlineData("ARG BASE=redis:7\nFROM ${BASE}", "redis")]
    [InlineData("FROM", null)]
    [InlineData("# FROM postgres", null)]
    public void Arguments_fill_the_base_image(string text, string? expected) =>
        Assert.Equal(expected, Read(text).BaseImage is { } image ? ImageName.Repository(image) : null);

    [Fact]
    public void The_last_stage_says_what_runs_and_how_it_is_checked()
    {
        var file = Read("FROM a AS build\nCMD early\nHEALTHCHECK CMD early\nFROM b\nCMD [\"one\"]\nENTRYPOINT [\"app\"]\nCMD [\"--two\"]\nHEALTHCHECK --timeout=3s CMD curl http://auth\n");

        Assert.Equal(("[\"app\"]", "[\"--two\"]", "curl http://auth"), (file.Entrypoint?.Text, file.Command?.Text, file.HealthCheck?.Text));
    }

    private static Dockerfile Read(string text) => Dockerfile.Read(new SourceFile("Dockerfile", text));

    private static string Environment(Dockerfile file) => string.Join('|', file.Environment.Select(setting => $"{setting.Key.Text}={setting.Value}"));
}
