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
    public Task A_gRPC_service_is_known_by_its_name_its_channel_and_its_registration() => GraphCase.Check(Rule, """
        using Grpc.Core;
        using Grpc.Net.Client;
        using Microsoft.Extensions.DependencyInjection;
        class Answer;
        static class StockService
        {
            public class StockServiceClient(ChannelBase channel) : ClientBase<StockServiceClient>(channel.CreateCallInvoker())
            {
                public virtual Answer Read(Answer request) => request;
                protected override StockServiceClient NewInstance(ClientBaseConfiguration configuration) => this;
            }
        }
        static class Levels
        {
            public class LevelsClient(ChannelBase channel) : ClientBase<LevelsClient>(channel.CreateCallInvoker())
            {
                public virtual Answer Read(Answer request) => request;
                protected override LevelsClient NewInstance(ClientBaseConfiguration configuration) => this;
            }
        }
        static class Places
        {
            public class PlacesClient(ChannelBase channel) : ClientBase<PlacesClient>(channel.CreateCallInvoker())
            {
                public virtual Answer Read(Answer request) => request;
                protected override PlacesClient NewInstance(ClientBaseConfiguration configuration) => this;
            }
        }
        class Sample(StockService.StockServiceClient stock, Places.PlacesClient places, Levels.LevelsClient unknown)
        {
            void Run()
            {
                stock.[|Read|](new());
                places.[|Read|](new());
                unknown.Read(new());
                var channel = GrpcChannel.ForAddress("http://stock:5000");
                var levels = new Levels.LevelsClient(channel);
                levels.[|Read|](new());
            }
            static void Add(IServiceCollection services) => services.AddGrpcClient<Places.PlacesClient>(options => options.Address = new Uri("http://stock"));
        }
        """);

    [Fact]
    public Task A_Refit_interface_is_known_by_its_name_and_its_registration() => GraphCase.Check(Rule, """
        using Microsoft.Extensions.DependencyInjection;
        using Refit;
        static class RefitRegistration
        {
            public static IHttpClientBuilder AddRefitClient<T>(this IServiceCollection services) => services.AddHttpClient(typeof(T).Name);
        }
        interface IStockApi { [Get("/all")] Task<string> Read(); Task<string> Other(); }
        interface ILevels { [Get("/all")] Task<string> Read(); }
        interface IUnknown { [Get("/all")] Task<string> Read(); }
        class Sample(IStockApi stock, ILevels levels, IUnknown unknown)
        {
            async Task Run()
            {
                await stock.[|Read|]();
                await levels.[|Read|]();
                await unknown.Read();
                await stock.Other();
            }
            static void Add(IServiceCollection services) => services.AddRefitClient<ILevels>().ConfigureHttpClient(client => client.BaseAddress = new Uri("http://stock"));
        }
        """);

    [Theory]
    [InlineData("class Sample { void Run(System.Net.Http.HttpClient http) { http.GetAsync( } }")]
    [InlineData("class Sample { void Run(HttpClient http, Missing missing) { http.GetAsync(missing.Uri + \"http://stock\").Foo(); missing.Read(); } }")]
    [InlineData("class Sample(HttpClient http) { Sample() { http.BaseAddress = ; } object Run() => http.GetAsync(\"http://\"); }")]
    [InlineData("class Sample { void Add(dynamic services) { services.AddHttpClient<>(; services.AddHttpClient<Sample>(\"://\"); } object Run(HttpClient http) => http.GetAsync(\"/\"); }")]
    public async Task Broken_code_crashes_no_rule(string source) => await GraphCase.Run(source, GraphCase.Shop, [], compiles: false);

    [Theory]
    [InlineData("")]
    [InlineData("depguard graph 2\nservice stock")]
    [InlineData("depguard graph 1\n<<<<<<< HEAD\nservice orders aliases=,,= roles\nstock ->\n-> -> ->")]
    [InlineData("\0\uD800 depguard graph 1")]
    public Task A_broken_graph_is_silent(string graph) => GraphCase.Body(Rule, "await http.GetAsync(\"http://stock\");", graph);

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
