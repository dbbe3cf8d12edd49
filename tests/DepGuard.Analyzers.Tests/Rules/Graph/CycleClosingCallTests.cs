using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers.Tests.Rules.Graph;

public class CycleClosingCallTests
{
    private const string Rule = "DPG1401";

    [Theory]
    [InlineData("await clients.CreateClient(\"stock\").[|GetAsync|](\"/all\", cancellation);")]
    [InlineData("const string Name = \"Stock\"; var stock = clients.CreateClient(Name); await stock.[|GetStringAsync|](\"/all\");")]
    [InlineData("using var stock = clients.CreateClient(name: \"stock-client\"); await stock.[|SendAsync|](new HttpRequestMessage(HttpMethod.Get, \"/all\"));")]
    [InlineData("await http.[|GetAsync|](\"http://stock/all\");")]
    [InlineData("await http.[|GetAsync|]($\"http://stock:8080/all/{part}\");")]
    [InlineData("await http.[|GetAsync|](\"http://stock/all/\" + part);")]
    [InlineData("await http.[|GetAsync|](new Uri(\"https+http://STOCK\"));")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Post, \"http://stock\"); await http.[|SendAsync|](request);")]
    [InlineData("http.BaseAddress = new Uri(\"http://stock\"); await http.[|GetAsync|](\"/all\");")]
    [InlineData("var own = new HttpClient { BaseAddress = new Uri(\"http://stock\") }; await own.[|GetAsync|](\"/all\");")]
    [InlineData("var task = http?.[|GetAsync|](\"http://login/token\"); if (task is not null) await task;")]
    [InlineData("await http.[|GetAsync|](\"http://auth.shop.svc.cluster.local/token\");")]
    [InlineData("Func<Task> call = () => http.[|GetAsync|](\"http://auth-service/token\"); await call();")]
    public Task A_call_to_a_service_that_waits_for_the_own_one_closes_a_cycle(string statements) => GraphCase.Body(Rule, statements);

    [Theory]
    [InlineData("await clients.CreateClient(\"prices\").GetAsync(\"/all\");")]
    [InlineData("await clients.CreateClient(\"mail\").GetAsync(\"/all\");")]
    [InlineData("await clients.CreateClient(\"orders\").GetAsync(\"/self\");")]
    [InlineData("await clients.CreateClient(part).GetAsync(\"/all\");")]
    [InlineData("await clients.CreateClient(\"stockholm\").GetAsync(\"/all\");")]
    [InlineData("await http.GetAsync(\"/stock\");")]
    [InlineData("await http.GetAsync($\"http://stock{part}/all\");")]
    [InlineData("await http.GetAsync($\"http://{part}/stock\");")]
    [InlineData("await http.GetAsync(\"http://stock.example.com/all\");")]
    [InlineData("await http.GetAsync(\"http://localhost/stock\");")]
    [InlineData("var text = \"http://stock/all\"; await Task.Delay(1); Console.WriteLine(text);")]
    public Task Other_calls_are_left_alone(string statements) => GraphCase.Body(Rule, statements);

    [Fact]
    public Task A_client_that_the_type_keeps_is_followed() => GraphCase.Check(Rule, """
        class ByName(IHttpClientFactory clients)
        {
            private readonly HttpClient _stock = clients.CreateClient("stock");
            Task<string> Run() => _stock.[|GetStringAsync|]("/all");
        }
        class ByAddress
        {
            private readonly HttpClient _http;
            public ByAddress(HttpClient http) { _http = http; _http.BaseAddress = new Uri("http://stock"); }
            Task<string> Run() => _http.[|GetStringAsync|]("/all");
        }
        """);

    [Fact]
    public Task A_registered_client_is_known_by_its_type_and_its_address() => GraphCase.Check(Rule, """
        using Microsoft.Extensions.DependencyInjection;
        interface ILevels;
        class Levels(HttpClient http) : ILevels { Task<string> Run() => http.[|GetStringAsync|]("/all"); }
        class StockClient(HttpClient http) { Task<string> Run() => http.[|GetStringAsync|]("/all"); }
        class Unregistered(HttpClient http) { Task<string> Run() => http.GetStringAsync("/all"); }
        class Named(IHttpClientFactory clients) { Task<string> Run() => clients.CreateClient("levels-v2").[|GetStringAsync|]("/all"); }
        static class Setup
        {
            static void Add(IServiceCollection services)
            {
                services.AddHttpClient<ILevels, Levels>(client => client.BaseAddress = new Uri("http://stock"));
                services.AddHttpClient<StockClient>();
                services.AddHttpClient("levels-v2").ConfigureHttpClient(client => client.BaseAddress = new Uri("http://stock:80/"));
            }
        }
        """);

    [Fact]
    public Task The_project_says_which_service_a_type_or_a_client_is() => GraphCase.Check(
        Rule,
        """
        namespace Shop
        {
            interface ILevels { Task Read(); }
            class Sample(ILevels levels, IHttpClientFactory clients)
            {
                async Task Run() { await levels.[|Read|](); await clients.CreateClient("w2").[|GetAsync|]("/"); }
            }
        }
        """,
        GraphCase.Shop,
        "depguard.service_map = Shop.ILevels=stock, w2 = stock, broken, =x, y=");

    [Fact]
    public async Task The_message_shows_the_path_and_a_hub_is_an_error()
    {
        const string source = "class Sample { Task<string> Run(HttpClient http) => http.GetStringAsync(\"http://login\"); }";
        var finding = Assert.Single(await GraphCase.Run(source, GraphCase.Shop, []));
        Assert.Equal(DiagnosticSeverity.Error, finding.Severity);
        Assert.Contains("orders -> auth-service -> stock -> orders", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("build_property.DepGuardService = Shop.Orders")]
    [InlineData("depguard.service = ORDERS")]
    public Task The_service_of_the_project_is_found_by_other_names(string option) =>
        GraphCase.Body(Rule, "await http.[|GetAsync|](\"http://stock\");", GraphCase.Shop, option);

    [Theory]
    [InlineData("depguard.service = warehouse")]
    [InlineData("build_property.DepGuardService = Shop.Everything")]
    [InlineData("depguard.graph_file = other.graph")]
    public Task Without_the_service_or_the_graph_nothing_is_reported(string option) =>
        GraphCase.Body(Rule, "await http.GetAsync(\"http://stock\");", GraphCase.Shop, option);
}
