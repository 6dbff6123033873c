// swift-tools-version:5.7
import PackageDescription

let package = Package(
    name: "Stampede",
    platforms: [.iOS(.v15), .macOS(.v12), .watchOS(.v8), .tvOS(.v15)],
    products: [.library(name: "Stampede", targets: ["Stampede"])],
    targets: [.target(name: "Stampede")]
)
