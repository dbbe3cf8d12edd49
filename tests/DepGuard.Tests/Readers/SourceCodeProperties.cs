using DepGuard.Findings;
using DepGuard.Sources;
using Xunit;

namespace DepGuard.Tests.Readers;

/// <summary>Source code is hostile input too: whatever it holds, a scan ends, soon and without an exception.</summary>
public class SourceCodeProperties
{
    private const string Services = "services: { web: { build: ./web }, auth: { build: ./auth } }\n";

    private static readonly string[] Pieces =
    [
        "var builder = DistributedApplication.CreateBuilder(args);", "var a = builder.AddProject<Projects.A>(\"a\")", ".WithReference(", "a", ")", "(", "{", "}", "\"", "\"\"\"", "$\"{", "@\"", "'",
        "`", "//", "/*", "*/", "#if DEBUG\n", "#endif\n", "\n", "\\", ";", "=", "=>", "<", ">", ".", ",", "services.AddHttpClient<IAuth>(", ".AddStandardResilienceHandler(", "o.Retry.MaxRetryAttempts = ",
        "5", "TimeSpan.FromSeconds(", "\"http://auth/x\"", "client.InvokeMethodAsync(\"auth\", \"m\")", ".AddPolicyHandler(Retry())", "\u00e9\ud83d\ude00", "é", "this",
    ];

    public static TheoryData<string, string> Deep => new()
    {
        { "parentheses", Repeat("f(") },
        { "clients inside of clients", Repeat("x.AddHttpClient(") + Repeat(")") },
        { "policies inside of policies", "x.AddHttpClient()" + Repeat(".AddPolicyHandler(y.WaitAndRetryAsync(3))") },
        { "references inside of references", "var builder = DistributedApplication.CreateBuilder(args); var a = builder.AddRedis(\"a\");" + Repeat("a.WithReference(") + Repeat(")") },
        { "quotes", Repeat("\"\\\"") },
        { "dollars", Repeat("$$$$") },
        { "raw strings", Repeat("\"\"\"\" ") },
        { "type arguments", Repeat("A<") },
        { "directives", Repeat("#if DEBUG\n") },
        { "settings on one line", "IOptions<O> o; " + Repeat("configuration.GetSection(\"a\").Bind(o); ") },
        { "options of many types", "IOptions<O> o; " + string.Concat(Enumerable.Range(0, 6_000).Select(i => $"s.Configure<T{i}>(configuration.GetSection(\"A{i}\")); o.V{i}; ")) },
        { "a path of many sections", "IOptions<O> o; s.Configure<O>(configuration.GetSection(\"" + Repeat("a:") + "\")); o.V;" },
        { "channels and their policies", Repeat("s.AddGrpcClient<A>().C(ServiceConfig); new MethodConfig { RetryPolicy = new RetryPolicy { MaxAttempts = 3 } }; ") },
        { "names of services on one line", Repeat("x = \"auth\"; ") },
        { "addresses on one line", Repeat("x = \"http://auth%s/\"; ") },
        { "schemes", Repeat("\"://") },
        { "placeholders", "\"" + Repeat("${") },
        { "apostrophes", Repeat("'\\") },
        { "clients of Feign without an end", Repeat("@FeignClient(name = \"auth\", url = \"${a:\" /* ") },
        { "arguments of a client of Feign", "@FeignClient(" + Repeat("a = \"b\", ") + ")" },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void Depth_and_length_end_in_the_same_services(string what, string text)
    {
        var result = Scan(text);

        Assert.True(result.Graph.Services.Count(service => service.Id is "auth" or "web") == 2, what);
    }

    [Fact]
    public void Any_mixture_of_pieces_is_read_without_an_exception()
    {
        var random = new Random(4711);
        for (var i = 0; i < 200; i++)
            Assert.NotNull(Scan(string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => Pieces[random.Next(Pieces.Length)]))));
    }

    private static AnalysisResult Scan(string text) => Analysis.Run(new AnalysisRequest(SourceTree.Of(
    [
        new SourceFile("compose.yaml", Services), new SourceFile("web/Program.cs", text), new SourceFile("apphost.cs", text), new SourceFile("web/app.js", text), new SourceFile("auth/app.py", text),
        new SourceFile("auth/lib.rs", text), new SourceFile("web/pom.xml", "<p><artifactId>spring-cloud-starter-openfeign</artifactId></p>"),
        new SourceFile("web/src/main/resources/application.properties", "spring.application.name=web"), new SourceFile("web/src/main/java/Web.java", text),
    ])));

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, 400_000 / text.Length));
}
