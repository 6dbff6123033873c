// Generated from moment-timezone by npm run generate. Do not edit.

/** The release of IANA's time zone database. */
export const packedVersion = '2026f';

/** The changes that come back each year: from which day after 1 March, on which weekday, at which minute of UTC, to which offset. */
export const packedRules = `
53 4 1320 180, 238 4 1260 120
24 0 60 120, 238 0 60 60
7 0 720 -540, 245 0 660 -600
7 0 660 -480, 245 0 600 -540
7 0 540 -360, 245 0 480 -420
7 0 480 -300, 245 0 420 -360
7 0 420 -240, 245 0 360 -300
7 0 600 -420, 245 0 540 -480
7 0 360 -180, 245 0 300 -240
24 0 60 -60, 238 0 60 -120
7 0 300 -240, 245 0 300 -300
7 0 300 -120, 245 0 240 -180
32 0 180 -240, 185 0 240 -180
7 0 330 -150, 245 0 270 -210
30 6 960 600, 213 6 960 660
30 6 840 720, 206 6 840 780
24 0 60 120, 238 0 60 0
23 6 1320 180, 237 6 1260 120
24 0 60 180, 238 0 60 120
23 6 0 180, 236 5 1380 120
22 5 0 180, 237 6 1380 120
24 0 60 0, 238 0 60 -60
24 0 60 60, 238 0 60 0
30 6 990 570, 213 6 990 630
30 6 900 630, 213 6 930 660
32 0 180 -360, 185 0 240 -300
30 6 840 765, 206 6 840 825
30 6 900 660, 213 6 900 720
`;

/** Names, the offset at the beginning of 2000, changes (minutes since the last one in base 36, offset), rule and its first year. */
export const packedZones = `
Africa/Abidjan Africa/Accra Africa/Bamako Africa/Banjul Africa/Bissau Africa/Conakry Africa/Dakar Africa/Freetown Africa/Lome Africa/Monrovia Africa/Nouakchott Africa/Ouagadougou Africa/Timbuktu America/Danmarkshavn Atlantic/Reykjavik Atlantic/St_Helena Etc/GMT Etc/GMT+0 Etc/GMT-0 Etc/GMT0 Etc/Greenwich Etc/UCT Etc/UTC Etc/Universal Etc/Zulu GMT GMT+0 GMT-0 GMT0 Greenwich Iceland UCT UTC Universal Zulu|0
Africa/Addis_Ababa Africa/Asmara Africa/Asmera Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala Africa/Mogadishu Africa/Nairobi Antarctica/Syowa Asia/Aden Asia/Bahrain Asia/Kuwait Asia/Qatar Asia/Riyadh Etc/GMT-3 Indian/Antananarivo Indian/Comoro Indian/Mayotte|180
Africa/Algiers Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Lagos Africa/Libreville Africa/Luanda Africa/Malabo Africa/Ndjamena Africa/Niamey Africa/Porto-Novo Etc/GMT-1|60
Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Johannesburg Africa/Kigali Africa/Lubumbashi Africa/Lusaka Africa/Maputo Africa/Maseru Africa/Mbabane Etc/GMT-2|120
Africa/Cairo Egypt|120 9htgo:180 4r2c:120 6hdo:180 4r2c:120 6hdo:180 4r2c:120 6hdo:180 4r2c:120 6p5o:180 4r2c:120 6hdo:180 4r2c:120 6hdo:180 4jac:120 6p5o:180 43qc:120 74po:180 3vyc:120 7cho:180 3o6c:120 7s1o:180 36ec:120 xdo:180 nac:120 14u1o:180 1amc:120 12xo:180 1q6c:120 ~0:2023
Africa/Casablanca Africa/El_Aaiun|0 c1200:60 2u6c:0 8fdo:60 2hyc:0 7u9o:60 30uc:0 7cho:60 3o6c:0 8fh0:60 2j40:0 yg0:60 19k0:0 6hc0:60 25s0:0 11s0:60 2eo0:0 4r40:60 2s00:0 12w0:60 2mg0:0 4r40:60 2dk0:0 12w0:60 30w0:0 4r40:60 25s0:0 12w0:60 3gg0:0 4jc0:60 1q80:0 1ao0:60 3o80:0 4jc0:60 1ig0:0 12w0:60 9xs0:0 12w0:60 9q00:0 1ao0:60 9q00:0 12w0:60 9q00:0 1ao0:60 9q00:0 12w0:60 9xs0:0 12w0:60 9q00:0 1ao0:60 9q00:0 12w0:60 5m6c:0
Africa/Ceuta Arctic/Longyearbyen Atlantic/Jan_Mayen CET Europe/Amsterdam Europe/Andorra Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Budapest Europe/Busingen Europe/Copenhagen Europe/Gibraltar Europe/Ljubljana Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo Europe/Paris Europe/Podgorica Europe/Prague Europe/Rome Europe/San_Marino Europe/Sarajevo Europe/Skopje Europe/Stockholm Europe/Tirane Europe/Vaduz Europe/Vatican Europe/Vienna Europe/Warsaw Europe/Zagreb Europe/Zurich MET Poland|60 ~1:2000
Africa/Juba|120 9emgo:180 6l9mc:120
Africa/Khartoum|120 9emgo:180 5klmc:120
Africa/Sao_Tome|0 f141o:60 b9k0:0
Africa/Tripoli Libya|120 df5c0:60 4ag0:120
Africa/Tunis|60 b29qc:120 4oxo:60 5gpo:120 6p40:60 4jc0:120 6p40:60 4r40:120 6hc0:60
Africa/Windhoek|120 9h0o0:60 4r5o:120 6hac:60 4r5o:120 6p2c:60 4jdo:120 6p2c:60 4r5o:120 6hac:60 4r5o:120 6hac:60 4r5o:120 6hac:60 4r5o:120 6hac:60 4r5o:120 6p2c:60 4r5o:120 6hac:60 4r5o:120 6hac:60 4r5o:120 6hac:60 4r5o:120 6hac:60 4r5o:120 6p2c:60 4jdo:120 6p2c:60 4r5o:120 6hac:60 4r5o:120 6hac:60 4r5o:120 6hac:60 4r5o:120
America/Adak America/Atka US/Aleutian|-600 9h180:-540 6hac:-600 4r5o:-540 6hac:-600 4yxo:-540 69ic:-600 4yxo:-540 69ic:-600 4yxo:-540 6hac:-600 4r5o:-540 6hac:-600 4r5o:-540 6hac:-600 ~2:2007
America/Anchorage America/Juneau America/Nome America/Sitka America/Yakutat US/Alaska|-540 9h16c:-480 6hac:-540 4r5o:-480 6hac:-540 4yxo:-480 69ic:-540 4yxo:-480 69ic:-540 4yxo:-480 6hac:-540 4r5o:-480 6hac:-540 4r5o:-480 6hac:-540 ~3:2007
America/Anguilla America/Antigua America/Aruba America/Barbados America/Blanc-Sablon America/Curacao America/Dominica America/Grenada America/Guadeloupe America/Guyana America/Kralendijk America/La_Paz America/Lower_Princes America/Manaus America/Marigot America/Martinique America/Montserrat America/Port_of_Spain America/Porto_Velho America/Puerto_Rico America/St_Barthelemy America/St_Kitts America/St_Lucia America/St_Thomas America/St_Vincent America/Tortola America/Virgin Brazil/West Etc/GMT+4|-240
America/Araguaina|-120 9fxvc:-180 6wxo:-120 43qc:-180 7cho:-120 3vyc:-180 7zto:-120 38mc:-180 313to:-120 3o6c:-180
America/Argentina/Buenos_Aires America/Argentina/Cordoba America/Buenos_Aires America/Cordoba America/Rosario|-180 bwb10:-120 2dic:-180 6p5o:-120 4jac:-180
America/Argentina/Catamarca America/Argentina/ComodRivadavia America/Argentina/La_Rioja America/Argentina/Rio_Gallegos America/Catamarca|-180 aryt0:-240 l5o:-180 13r2c:-120 2dic:-180
America/Argentina/Jujuy America/Argentina/Salta America/Jujuy|-180 bwb10:-120 2dic:-180
America/Argentina/Mendoza America/Mendoza|-180 arot0:-240 3w1o:-180 10q6c:-120 2dic:-180
America/Argentina/San_Juan|-180 arxp0:-240 1p5o:-180 12o6c:-120 2dic:-180
America/Argentina/San_Luis|-180 arxp0:-240 1p5o:-180 12o6c:-120 oec:-180 1hdo:-240 6p5o:-180 4jac:-240 6p5o:-180
America/Argentina/Tucuman|-180 aryt0:-240 ddo:-180 13yuc:-120 2dic:-180 6p5o:-120 4jac:-180
America/Argentina/Ushuaia|-180 arwl0:-240 ndo:-180 13r2c:-120 2dic:-180
America/Asuncion|-180 9g5p0:-240 6hdo:-180 4r2c:-240 6p5o:-180 5m6c:-240 4jdo:-180 6p2c:-240 4r5o:-180 6hac:-240 61to:-180 4jac:-240 6p5o:-180 4jac:-240 6p5o:-180 4jac:-240 6wxo:-180 4bic:-240 6wxo:-180 4bic:-240 6wxo:-180 5eec:-240 5eho:-180 5tyc:-240 5eho:-180 5tyc:-240 5m9o:-180 56mc:-240 61to:-180 56mc:-240 61to:-180 56mc:-240 61to:-180 5eec:-240 5u1o:-180 5eec:-240 5u1o:-180 5eec:-240 61to:-180 56mc:-240 61to:-180 56mc:-240 61to:-180 5eec:-240 5u1o:-180 5eec:-240 5u1o:-180 5eec:-240 5u1o:-180 5eec:-240 61to:-180
America/Atikokan America/Bogota America/Cayman America/Coral_Harbour America/Guayaquil America/Jamaica America/Lima America/Panama EST Etc/GMT+5 Jamaica|-300
America/Bahia_Banderas|-420 9h130:-360 6hac:-420 5u1o:-360 4jac:-420 5u1o:-360 69ic:-420 4yxo:-360 69ic:-420 4yxo:-360 6hac:-420 4r5o:-360 6hac:-420 4r5o:-360 6hac:-420 4r5o:-360 6hac:-420 4yxo:-360 69ic:-420 4yxo:-360 69ic:-420 4yxo:-300 6h8o:-360 4r5o:-300 6hac:-360 4r5o:-300 6hac:-360 4yxo:-300 69ic:-360 4yxo:-300 69ic:-360 4yxo:-300 69ic:-360 4yxo:-300 6hac:-360 4r5o:-300 6hac:-360 4r5o:-300 6hac:-360 4yxo:-300 69ic:-360 4yxo:-300 69ic:-360 4yxo:-300 6hac:-360 4r5o:-300 6hac:-360
America/Bahia|-120 9fxvc:-180 6wxo:-120 43qc:-180 7cho:-120 3vyc:-180 7zto:-120 38mc:-180 2pnlo:-120 43qc:-180
America/Belem America/Cayenne America/Paramaribo Antarctica/Rothera Etc/GMT+3|-180
America/Belize America/Costa_Rica America/El_Salvador America/Regina America/Swift_Current Canada/Saskatchewan Etc/GMT+6 Pacific/Galapagos|-360
America/Boa_Vista|-180 9fxx0:-240 6wxo:-180 7qc:-240
America/Boise America/Denver America/Shiprock MST7MDT Navajo US/Mountain|-420 9h130:-360 6hac:-420 4r5o:-360 6hac:-420 4yxo:-360 69ic:-420 4yxo:-360 69ic:-420 4yxo:-360 6hac:-420 4r5o:-360 6hac:-420 4r5o:-360 6hac:-420 ~4:2007
America/Cambridge_Bay|-360 9h11c:-300 6oz0:-360 b0t0:-420 4yxo:-360 69ic:-420 4yxo:-360 69ic:-420 4yxo:-360 6hac:-420 4r5o:-360 6hac:-420 4r5o:-360 6hac:-420 ~4:2007
America/Campo_Grande|-180 9fxx0:-240 6wxo:-180 43qc:-240 7cho:-180 3vyc:-240 7zto:-180 38mc:-240 7k9o:-180 3o6c:-240 821o:-180 3e6c:-240 7cho:-180 3vyc:-240 7zto:-180 3gec:-240 74po:-180 3vyc:-240 7k9o:-180 3o6c:-240 7k9o:-180 3vyc:-240 7cho:-180 3vyc:-240 7cho:-180 43qc:-240 7cho:-180 3o6c:-240 7k9o:-180 3o6c:-240 7k9o:-180 3vyc:-240 7cho:-180 3vyc:-240 7cho:-180 3vyc:-240 7cho:-180 3vyc:-240 7zto:-180 38mc:-240
America/Cancun|-360 9h11c:-300 6hac:-360 5u1o:-300 4jac:-360 5u1o:-300 69ic:-360 4yxo:-300 69ic:-360 4yxo:-300 6hac:-360 4r5o:-300 6hac:-360 4r5o:-300 6hac:-360 4r5o:-300 6hac:-360 4yxo:-300 69ic:-360 4yxo:-300 69ic:-360 4yxo:-300 6hac:-360 4r5o:-300 6hac:-360 4r5o:-300 6hac:-360 4yxo:-300 69ic:-360 4yxo:-300 69ic:-360 30xo:-300
America/Caracas|-240 bvnvo:-270 2mmo0:-240
America/Chicago America/Menominee America/North_Dakota/Center CST6CDT US/Central|-360 9h11c:-300 6hac:-360 4r5o:-300 6hac:-360 4yxo:-300 69ic:-360 4yxo:-300 69ic:-360 4yxo:-300 6hac:-360 4r5o:-300 6hac:-360 4r5o:-300 6hac:-360 ~5:2007
America/Chihuahua|-420 9h130:-360 6hac:-420 5u1o:-360 4jac:-420 5u1o:-360 69ic:-420 4yxo:-360 69ic:-420 4yxo:-360 6hac:-420 4r5o:-360 6hac:-420 4r5o:-360 6hac:-420 4r5o:-360 6hac:-420 4yxo:-360 69ic:-420 4yxo:-360 69ic:-420 4yxo:-360 6hac:-420 4r5o:-360 6hac:-420 4r5o:-360 6hac:-420 4yxo:-360 69ic:-420 4yxo:-360 69ic:-420 4yxo:-360 69ic:-420 4yxo:-360 6hac:-420 4r5o:-360 6hac:-420 4r5o:-360 6hac:-420 4yxo:-360 69ic:-420 4yxo:-360 69ic:-420 4yxo:-360 6hac:-420 4r5o:-360
America/Ciudad_Juarez|-420 9h130:-360 6hac:-420 5u1o:-360 4jac:-420 5u1o:-360 69ic:-420 4yxo:-360 69ic:-420 4yxo:-360 6hac:-420 4r5o:-360 6hac:-420 4r5o:-360 6hac:-420 4r5o:-360 6hac:-420 4yxo:-360 69ic:-420 4yxo:-360 69ic:-420 4blo:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 43to:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 43to:-360 7cec:-420 3w1o:-360 82z0:-420 ~4:2023
America/Coyhaique|-180 9gdh0:-240 6p5o:-180 4jac:-240 6p5o:-180 4jac:-240 6p5o:-180 4jac:-240 6p5o:-180 4r2c:-240 6hdo:-180 4r2c:-240 6hdo:-180 4r2c:-240 6p5o:-180 4jac:-240 6p5o:-180 56mc:-240 61to:-180 4r2c:-240 6hdo:-180 5eec:-240 5u1o:-180 6hac:-240 38po:-180 7ryc:-240 3w1o:-180 7cec:-240 43to:-180 74mc:-240 43to:-180 j0ec:-240 2t5o:-180 8fac:-240 2t5o:-180 8fac:-240 2t5o:-180 7cec:-240 4r5o:-180 6hac:-240 4r5o:-180 6hac:-240 4r5o:-180 6hac:-240 4yxo:-180 69ic:-240 4r5o:-180 6p2c:-240 4r5o:-180
America/Creston America/Dawson_Creek America/Hermosillo America/Phoenix Etc/GMT+7 MST US/Arizona|-420
America/Cuiaba|-180 9fxx0:-240 6wxo:-180 43qc:-240 7cho:-180 3vyc:-240 7zto:-180 38mc:-240 jaho:-180 3e6c:-240 7cho:-180 3vyc:-240 7zto:-180 3gec:-240 74po:-180 3vyc:-240 7k9o:-180 3o6c:-240 7k9o:-180 3vyc:-240 7cho:-180 3vyc:-240 7cho:-180 43qc:-240 7cho:-180 3o6c:-240 7k9o:-180 3o6c:-240 7k9o:-180 3vyc:-240 7cho:-180 3vyc:-240 7cho:-180 3vyc:-240 7cho:-180 3vyc:-240 7zto:-180 38mc:-240
America/Dawson America/Whitehorse Canada/Yukon|-480 9h14o:-420 6hac:-480 4r5o:-420 6hac:-480 4yxo:-420 69ic:-480 4yxo:-420 69ic:-480 4yxo:-420 6hac:-480 4r5o:-420 6hac:-480 4r5o:-420 6hac:-480 43to:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 43to:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 43to:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420
America/Detroit America/Kentucky/Louisville America/Louisville America/Montreal America/Nassau America/New_York America/Nipigon America/Thunder_Bay America/Toronto Canada/Eastern EST5EDT US/Eastern US/Michigan|-300 9h0zo:-240 6hac:-300 4r5o:-240 6hac:-300 4yxo:-240 69ic:-300 4yxo:-240 69ic:-300 4yxo:-240 6hac:-300 4r5o:-240 6hac:-300 4r5o:-240 6hac:-300 ~6:2007
America/Edmonton America/Inuvik America/Yellowknife Canada/Mountain|-420 9h130:-360 6hac:-420 4r5o:-360 6hac:-420 4yxo:-360 69ic:-420 4yxo:-360 69ic:-420 4yxo:-360 6hac:-420 4r5o:-360 6hac:-420 4r5o:-360 6hac:-420 43to:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 43to:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 43to:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 43to:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360
America/Eirunepe America/Porto_Acre America/Rio_Branco Brazil/Acre|-300 c1rsc:-240 1onac:-300
America/Ensenada America/Santa_Isabel America/Tijuana Mexico/BajaNorte|-480 9h14o:-420 6hac:-480 4r5o:-420 6hac:-480 4yxo:-420 69ic:-480 4yxo:-420 69ic:-480 4yxo:-420 6hac:-480 4r5o:-420 6hac:-480 4r5o:-420 6hac:-480 4r5o:-420 6hac:-480 4yxo:-420 69ic:-480 4yxo:-420 69ic:-480 ~7:2010
America/Fort_Nelson|-480 9h14o:-420 6hac:-480 4r5o:-420 6hac:-480 4yxo:-420 69ic:-480 4yxo:-420 69ic:-480 4yxo:-420 6hac:-480 4r5o:-420 6hac:-480 4r5o:-420 6hac:-480 43to:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 43to:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420
America/Fort_Wayne America/Indiana/Indianapolis America/Indiana/Marengo America/Indiana/Vevay America/Indianapolis US/East-Indiana|-300 bcnfo:-240 6hac:-300 ~6:2007
America/Fortaleza America/Maceio|-120 9fxvc:-180 6wxo:-120 fic:-180 b0po:-120 3vyc:-180
America/Glace_Bay America/Halifax America/Thule Atlantic/Bermuda Canada/Atlantic|-240 9h0y0:-180 6hac:-240 4r5o:-180 6hac:-240 4yxo:-180 69ic:-240 4yxo:-180 69ic:-240 4yxo:-180 6hac:-240 4r5o:-180 6hac:-240 4r5o:-180 6hac:-240 ~8:2007
America/Godthab America/Nuuk|-180 9gsxo:-120 6p40:-180 4jc0:-120 6p40:-180 4r40:-120 6hc0:-180 4r40:-120 6hc0:-180 4r40:-120 6p40:-180 4jc0:-120 6p40:-180 4jc0:-120 6p40:-180 4jc0:-120 6p40:-180 4r40:-120 6hc0:-180 4r40:-120 6hc0:-180 4r40:-120 6p40:-180 4jc0:-120 6p40:-180 4jc0:-120 6p40:-180 4r40:-120 6hc0:-180 4r40:-120 6hc0:-180 4r40:-120 6hc0:-180 4r40:-120 6p40:-180 4jc0:-120 6p40:-180 4jc0:-120 6p40:-180 4r40:-120 6hc0:-180 4r40:-120 6hc0:-180 4r40:-120 6p40:-180 4jc0:-120 6p40:-180 4jc0:-120 ~9:2024
America/Goose_Bay|-240 9h0up:-180 6hac:-240 4r5o:-180 6hac:-240 4yxo:-180 69ic:-240 4yxo:-180 69ic:-240 4yxo:-180 6hac:-240 4r5o:-180 6hac:-240 4r5o:-180 6hac:-240 43to:-180 7cec:-240 3w1o:-180 7cec:-240 3w1o:-180 7cec:-240 43to:-180 7cec:-240 3w1o:-180 7chn:-240 ~8:2012
America/Grand_Turk|-300 9h0zo:-240 6hac:-300 4r5o:-240 6hac:-300 4yxo:-240 69ic:-300 4yxo:-240 69ic:-300 4yxo:-240 6hac:-300 4r5o:-240 6hac:-300 4r5o:-240 6hac:-300 43to:-240 7cec:-300 3w1o:-240 7cec:-300 3w1o:-240 7cec:-300 43to:-240 7cec:-300 3w1o:-240 7cec:-300 3w1o:-240 7cec:-300 3w1o:-240 7cec:-300 3w1o:-240 7cec:-300 3w1o:-240 159ic:-300 ~6:2019
America/Guatemala|-360 bdii0:-300 4r2c:-360
America/Havana Cuba|-300 9h0wc:-240 6hc0:-300 4r40:-240 6hc0:-300 4yw0:-240 69k0:-300 4yw0:-240 69k0:-300 4r40:-240 t600:-300 43s0:-240 74o0:-300 4bk0:-240 6ww0:-300 43s0:-240 74o0:-300 4bk0:-240 74o0:-300 4bk0:-240 7cg0:-300 4bk0:-240 6p40:-300 3w00:-240 7cg0:-300 3w00:-240 7cg0:-300 3w00:-240 7cg0:-300 43s0:-240 7cg0:-300 3w00:-240 7cg0:-300 3w00:-240 7cg0:-300 3w00:-240 7cg0:-300 3w00:-240 7cg0:-300 43s0:-240 7cg0:-300 3w00:-240 7cg0:-300 3w00:-240 7cg0:-300 3w00:-240 7cg0:-300 3w00:-240 7cg0:-300 3w00:-240 iso0:-300 ~10:2028
America/Indiana/Knox America/Indiana/Tell_City America/Knox_IN US/Indiana-Starke|-300 bj4ro:-360 ~5:2007
America/Indiana/Petersburg America/Indiana/Vincennes|-300 bj4ro:-360 43to:-300 ~6:2008
America/Indiana/Winamac|-300 bj4ro:-360 43to:-240 7cco:-300 ~6:2008
America/Iqaluit America/Kentucky/Monticello America/Pangnirtung|-360 9h11c:-300 b8ec:-240 6hac:-300 4yxo:-240 69ic:-300 4yxo:-240 69ic:-300 4yxo:-240 6hac:-300 4r5o:-240 6hac:-300 4r5o:-240 6hac:-300 ~6:2007
America/Los_Angeles PST8PDT US/Pacific|-480 9h14o:-420 6hac:-480 4r5o:-420 6hac:-480 4yxo:-420 69ic:-480 4yxo:-420 69ic:-480 4yxo:-420 6hac:-480 4r5o:-420 6hac:-480 4r5o:-420 6hac:-480 ~7:2007
America/Managua|-360 b1mq0:-300 5eec:-360 6hh0:-300 4r0o:-360
America/Matamoros|-360 9h11c:-300 6hac:-360 5u1o:-300 4jac:-360 5u1o:-300 69ic:-360 4yxo:-300 69ic:-360 4yxo:-300 6hac:-360 4r5o:-300 6hac:-360 4r5o:-300 6hac:-360 4r5o:-300 6hac:-360 4yxo:-300 69ic:-360 4yxo:-300 69ic:-360 ~5:2010
America/Mazatlan Mexico/BajaSur|-420 9h130:-360 6hac:-420 5u1o:-360 4jac:-420 5u1o:-360 69ic:-420 4yxo:-360 69ic:-420 4yxo:-360 6hac:-420 4r5o:-360 6hac:-420 4r5o:-360 6hac:-420 4r5o:-360 6hac:-420 4yxo:-360 69ic:-420 4yxo:-360 69ic:-420 4yxo:-360 6hac:-420 4r5o:-360 6hac:-420 4r5o:-360 6hac:-420 4yxo:-360 69ic:-420 4yxo:-360 69ic:-420 4yxo:-360 69ic:-420 4yxo:-360 6hac:-420 4r5o:-360 6hac:-420 4r5o:-360 6hac:-420 4yxo:-360 69ic:-420 4yxo:-360 69ic:-420 4yxo:-360 6hac:-420 4r5o:-360 6hac:-420
America/Merida America/Mexico_City America/Monterrey Mexico/General|-360 9h11c:-300 6hac:-360 5u1o:-300 4jac:-360 5u1o:-300 69ic:-360 4yxo:-300 69ic:-360 4yxo:-300 6hac:-360 4r5o:-300 6hac:-360 4r5o:-300 6hac:-360 4r5o:-300 6hac:-360 4yxo:-300 69ic:-360 4yxo:-300 69ic:-360 4yxo:-300 6hac:-360 4r5o:-300 6hac:-360 4r5o:-300 6hac:-360 4yxo:-300 69ic:-360 4yxo:-300 69ic:-360 4yxo:-300 69ic:-360 4yxo:-300 6hac:-360 4r5o:-300 6hac:-360 4r5o:-300 6hac:-360 4yxo:-300 69ic:-360 4yxo:-300 69ic:-360 4yxo:-300 6hac:-360 4r5o:-300 6hac:-360
America/Metlakatla|-480 ecogo:-540 43to:-480 7cec:-540 3w1o:-480 7cec:-540 3w1o:-480 9pyc:-540 ~3:2019
America/Miquelon|-180 9h0wc:-120 6hac:-180 4r5o:-120 6hac:-180 4yxo:-120 69ic:-180 4yxo:-120 69ic:-180 4yxo:-120 6hac:-180 4r5o:-120 6hac:-180 4r5o:-120 6hac:-180 ~11:2007
America/Moncton|-240 9h0up:-180 6hac:-240 4r5o:-180 6hac:-240 4yxo:-180 69ic:-240 4yxo:-180 69ic:-240 4yxo:-180 6hac:-240 4r5o:-180 6hac:-240 4r5o:-180 6hac:-240 ~8:2007
America/Montevideo|-180 avd10:-120 5u1o:-180 61to:-120 4r2c:-180 69lo:-120 4yuc:-180 6hdo:-120 4r2c:-180 6hdo:-120 4r2c:-180 6hdo:-120 4yuc:-180 69lo:-120 4yuc:-180 69lo:-120 4yuc:-180 6hdo:-120 4r2c:-180 6hdo:-120 4r2c:-180 6hdo:-120 4r2c:-180
America/Noronha Brazil/DeNoronha|-60 9fxto:-120 6wxo:-60 7qc:-120 b8ho:-60 3vyc:-120
America/North_Dakota/Beulah|-420 9h130:-360 6hac:-420 4r5o:-360 6hac:-420 4yxo:-360 69ic:-420 4yxo:-360 69ic:-420 4yxo:-360 6hac:-420 4r5o:-360 6hac:-420 4r5o:-360 6hac:-420 43to:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 43to:-360 ~5:2011
America/North_Dakota/New_Salem|-420 9h130:-360 6hac:-420 4r5o:-360 6hac:-420 4yxo:-360 69ic:-420 4yxo:-360 b8ec:-300 6hac:-360 4r5o:-300 6hac:-360 4r5o:-300 6hac:-360 ~5:2007
America/Ojinaga|-420 9h130:-360 6hac:-420 5u1o:-360 4jac:-420 5u1o:-360 69ic:-420 4yxo:-360 69ic:-420 4yxo:-360 6hac:-420 4r5o:-360 6hac:-420 4r5o:-360 6hac:-420 4r5o:-360 6hac:-420 4yxo:-360 69ic:-420 4yxo:-360 69ic:-420 4blo:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 43to:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360 7cec:-420 43to:-360 7cec:-420 3w1o:-360 ~5:2023
America/Port-au-Prince|-300 b1ewc:-240 6hac:-300 4r5o:-240 6hac:-300 1ohx0:-240 7cec:-300 3w1o:-240 7cec:-300 3w1o:-240 7cec:-300 3w1o:-240 7cec:-300 ~6:2017
America/Punta_Arenas Antarctica/Palmer|-180 9gdh0:-240 6p5o:-180 4jac:-240 6p5o:-180 4jac:-240 6p5o:-180 4jac:-240 6p5o:-180 4r2c:-240 6hdo:-180 4r2c:-240 6hdo:-180 4r2c:-240 6p5o:-180 4jac:-240 6p5o:-180 56mc:-240 61to:-180 4r2c:-240 6hdo:-180 5eec:-240 5u1o:-180 6hac:-240 38po:-180 7ryc:-240 3w1o:-180 7cec:-240 43to:-180 74mc:-240 43to:-180 j0ec:-240 2t5o:-180
America/Rainy_River America/Winnipeg Canada/Central|-360 9h11c:-300 6hc0:-360 4r40:-300 6hc0:-360 4yw0:-300 69k0:-360 4yw0:-300 69k0:-360 4yw0:-300 6hc0:-360 4r40:-300 6hc0:-360 4r40:-300 6hac:-360 43to:-300 7cec:-360 3w1o:-300 7cec:-360 3w1o:-300 7cec:-360 43to:-300 7cec:-360 3w1o:-300 7cec:-360 3w1o:-300 7cec:-360 3w1o:-300 7cec:-360 3w1o:-300 7cec:-360 3w1o:-300 7cec:-360 43to:-300 7cec:-360 3w1o:-300 7cec:-360 3w1o:-300 7cec:-360 3w1o:-300 7cec:-360 3w1o:-300 7cec:-360 43to:-300 7cec:-360 3w1o:-300 7cec:-360 3w1o:-300 7cec:-360 3w1o:-300 7cec:-360 3w1o:-300 7cec:-360 3w1o:-300
America/Rankin_Inlet|-360 9h11c:-300 hpqc:-360 4yxo:-300 69ic:-360 4yxo:-300 69ic:-360 4yxo:-300 6hac:-360 4r5o:-300 6hac:-360 4r5o:-300 6hac:-360 ~5:2007
America/Recife|-120 9fxvc:-180 6wxo:-120 7qc:-180 b8ho:-120 3vyc:-180
America/Resolute|-360 9h11c:-300 hpqc:-360 4yxo:-300 69ic:-360 4yxo:-300 69ic:-360 4yxo:-300 6hac:-360 4r5o:-300 6hac:-360 4r5o:-300 hxic:-360 ~5:2008
America/Santarem|-240 c1rqo:-180
America/Santiago Chile/Continental|-180 9gdh0:-240 6p5o:-180 4jac:-240 6p5o:-180 4jac:-240 6p5o:-180 4jac:-240 6p5o:-180 4r2c:-240 6hdo:-180 4r2c:-240 6hdo:-180 4r2c:-240 6p5o:-180 4jac:-240 6p5o:-180 56mc:-240 61to:-180 4r2c:-240 6hdo:-180 5eec:-240 5u1o:-180 6hac:-240 38po:-180 7ryc:-240 3w1o:-180 7cec:-240 43to:-180 74mc:-240 43to:-180 j0ec:-240 2t5o:-180 8fac:-240 2t5o:-180 8fac:-240 2t5o:-180 7cec:-240 4r5o:-180 6hac:-240 4r5o:-180 6hac:-240 4r5o:-180 6hac:-240 4yxo:-180 ~12:2023
America/Santo_Domingo|-240 9nia0:-300 12w0:-240
America/Sao_Paulo Brazil/East|-120 9fxvc:-180 6wxo:-120 43qc:-180 7cho:-120 3vyc:-180 7zto:-120 38mc:-180 7k9o:-120 3o6c:-180 821o:-120 3e6c:-180 7cho:-120 3vyc:-180 7zto:-120 3gec:-180 74po:-120 3vyc:-180 7k9o:-120 3o6c:-180 7k9o:-120 3vyc:-180 7cho:-120 3vyc:-180 7cho:-120 43qc:-180 7cho:-120 3o6c:-180 7k9o:-120 3o6c:-180 7k9o:-120 3vyc:-180 7cho:-120 3vyc:-180 7cho:-120 3vyc:-180 7cho:-120 3vyc:-180 7zto:-120 38mc:-180
America/Scoresbysund|-60 9gsxo:0 6p40:-60 4jc0:0 6p40:-60 4r40:0 6hc0:-60 4r40:0 6hc0:-60 4r40:0 6p40:-60 4jc0:0 6p40:-60 4jc0:0 6p40:-60 4jc0:0 6p40:-60 4r40:0 6hc0:-60 4r40:0 6hc0:-60 4r40:0 6p40:-60 4jc0:0 6p40:-60 4jc0:0 6p40:-60 4r40:0 6hc0:-60 4r40:0 6hc0:-60 4r40:0 6hc0:-60 4r40:0 6p40:-60 4jc0:0 6p40:-60 4jc0:0 6p40:-60 4r40:0 6hc0:-60 4r40:0 6hc0:-60 4r40:0 6p40:-60 4jc0:0 6p40:-60 4jc0:0 6p40:-60 b8g0:-120 ~9:2025
America/St_Johns Canada/Newfoundland|-210 9h0tv:-150 6hac:-210 4r5o:-150 6hac:-210 4yxo:-150 69ic:-210 4yxo:-150 69ic:-210 4yxo:-150 6hac:-210 4r5o:-150 6hac:-210 4r5o:-150 6hac:-210 43to:-150 7cec:-210 3w1o:-150 7cec:-210 3w1o:-150 7cec:-210 43to:-150 7cec:-210 3w1o:-150 7chn:-210 ~13:2012
America/Tegucigalpa|-360 bdqa0:-300 2u6c:-360
America/Vancouver Canada/Pacific|-480 9h14o:-420 6hac:-480 4r5o:-420 6hac:-480 4yxo:-420 69ic:-480 4yxo:-420 69ic:-480 4yxo:-420 6hac:-480 4r5o:-420 6hac:-480 4r5o:-420 6hac:-480 43to:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 43to:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 43to:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 43to:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420
Antarctica/Casey|480 cglq0:660 4970:480 il10:660 3lyc:480 1glac:660 fl5o:480 6hh0:660 4ypc:480 67h0:660 4t70:480 6hc1:660 4yqz:480 69p1:660 4yqz:480 69p1:660 4vjz:480
Antarctica/Davis|420 cglro:300 4g1o:420 ie6c:300 3m1o:420
Antarctica/DumontDUrville Australia/Brisbane Australia/Lindeman Australia/Queensland Etc/GMT-10 Pacific/Chuuk Pacific/Guam Pacific/Port_Moresby Pacific/Saipan Pacific/Truk Pacific/Yap|600
Antarctica/Macquarie|660 9gsio:600 4r40:660 6hc0:600 61s0:660 5eg0:600 5u00:660 5eg0:600 5u00:660 5eg0:600 5u00:660 5eg0:600 5u00:660 5m80:600 5m80:660 5eg0:600 61s0:660 5m80:600 5m80:660 5m80:600 5m80:660 ~14:2011
Antarctica/Mawson|360 cgltc:300
Antarctica/McMurdo Antarctica/South_Pole NZ Pacific/Auckland|780 9gknc:720 61s0:780 56o0:720 69k0:780 4yw0:720 69k0:780 4yw0:720 69k0:780 56o0:720 61s0:780 56o0:720 61s0:780 56o0:720 61s0:780 56o0:720 61s0:780 ~15:2008
Antarctica/Troll|0 ~16:2005
Antarctica/Vostok|420 gwano:300
Asia/Almaty|360 9gspc:420 6p40:360 4jc0:420 6p40:360 4r40:420 6hc0:360 4r40:420 6hc0:360 4r40:420 6p40:360 61xgo:300
Asia/Amman|120 9gx8o:180 5nc0:120 5l40:180 5nc0:120 5m80:180 5m80:120 5m80:180 6hc0:120 4r40:180 69k0:120 56o0:180 5m80:120 5m80:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6p40:120 4jc0:180 6p40:120 4jc0:180 6p40:120 4r40:180 6hc0:120 4r40:180 jfyc:120 30xo:180 6p40:120 4jc0:180 6p40:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6p40:120 4jc0:180 6p40:120 3o80:180
Asia/Anadyr Asia/Kamchatka|720 9gsfc:780 6p40:720 4jc0:780 6p40:720 4r40:780 6hc0:720 4r40:780 6hc0:720 4r40:780 6p40:720 4jc0:780 6p40:720 4jc0:780 6p40:720 4jc0:780 6p40:720 4r40:780 6hc0:720 4r40:780 6hc0:720 bg9o:660 4jc0:720
Asia/Aqtau Asia/Atyrau Asia/Oral|240 9gsso:300 6p40:240 4jc0:300 6p40:240 4r40:300 6hc0:240 4r40:300 6hc0:240 4r40:300
Asia/Aqtobe|300 9gsr0:360 6p40:300 4jc0:360 6p40:300 4r40:360 6hc0:300 4r40:360 6hc0:300 4r40:360 6p40:300
Asia/Ashgabat Asia/Ashkhabad Asia/Dushanbe Asia/Samarkand Asia/Tashkent Etc/GMT-5 Indian/Kerguelen Indian/Maldives|300
Asia/Baghdad|180 9gzk0:240 5nc0:180 5m80:240 5nc0:180 5m80:240 5nc0:180 5m80:240 5nc0:180 5nc0:240 5nc0:180 5m80:240 5nc0:180 5m80:240 5nc0:180 5m80:240 5nc0:180
Asia/Baku|240 9gsw0:300 6p40:240 4jc0:300 6p40:240 4r40:300 6hc0:240 4r40:300 6hc0:240 4r40:300 6p40:240 4jc0:300 6p40:240 4jc0:300 6p40:240 4jc0:300 6p40:240 4r40:300 6hc0:240 4r40:300 6hc0:240 4r40:300 6p40:240 4jc0:300 6p40:240 4jc0:300 6p40:240 4r40:300 6hc0:240 4r40:300 6hc0:240 4r40:300 6hc0:240
Asia/Bangkok Asia/Ho_Chi_Minh Asia/Jakarta Asia/Phnom_Penh Asia/Pontianak Asia/Saigon Asia/Vientiane Etc/GMT-7 Indian/Christmas|420
Asia/Barnaul|360 9gspc:420 6p40:360 4jc0:420 6p40:360 4r40:420 6hc0:360 4r40:420 6hc0:360 4r40:420 6p40:360 4jc0:420 6p40:360 4jc0:420 6p40:360 4jc0:420 6p40:360 4r40:420 6hc0:360 4r40:420 6hc0:360 4r40:420 6p40:360 4jc0:420 14eec:360 fzlo:420
Asia/Beirut|120 ~17:2000
Asia/Bishkek|300 9gsru:360 6p2c:300 4jdo:360 6p2c:300 4r5o:360 6hac:300 4r5o:360 6hac:300 4r5o:360 6p2c:300 4jdo:360
Asia/Brunei Asia/Chongqing Asia/Chungking Asia/Harbin Asia/Hong_Kong Asia/Kuala_Lumpur Asia/Kuching Asia/Macao Asia/Macau Asia/Makassar Asia/Manila Asia/Shanghai Asia/Singapore Asia/Taipei Asia/Ujung_Pandang Etc/GMT-8 Hongkong PRC ROC Singapore|480
Asia/Calcutta Asia/Kolkata|330
Asia/Chita|540 9gskc:600 6p40:540 4jc0:600 6p40:540 4r40:600 6hc0:540 4r40:600 6hc0:540 4r40:600 6p40:540 4jc0:600 6p40:540 4jc0:600 6p40:540 4jc0:600 6p40:540 4r40:600 6hc0:540 4r40:600 6hc0:540 4r40:600 6p40:540 4jc0:600 14eec:480 fznc:540
Asia/Choibalsan Asia/Ulaanbaatar Asia/Ulan_Bator|480 9t2u0:540 4r2c:480 5m9o:540 5m6c:480 5m9o:540 5m6c:480 5m9o:540 5m6c:480 5m9o:540 5m6c:480 5m9o:540 5tyc:480 2nplo:540 5m30:480 5md0:540 5m30:480
Asia/Colombo|360 bd1au:330
Asia/Dacca Asia/Dhaka|360 ccwcc:420 60o0:360
Asia/Damascus|120 9gzgo:180 5nac:120 5m9o:180 5nac:120 5m9o:180 5nac:120 5m9o:180 5nac:120 5ndo:180 5nac:120 5m9o:180 5nac:120 5m9o:180 5dac:120 5u1o:180 6p2c:120 4r5o:180 6iec:120 4i9o:180 6p2c:120 4r5o:180 6hac:120 4r5o:180 6hac:120 4r5o:180 6hac:120 4r5o:180 6hac:120 4r5o:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180 6p2c:120 4r5o:180 6hac:120 4r5o:180 6hac:120 4r5o:180 6hac:120 4r5o:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180
Asia/Dili|480 9m6yo:540
Asia/Dubai Asia/Muscat Etc/GMT-4 Indian/Mahe Indian/Reunion|240
Asia/Famagusta|120 9gsxo:180 6p40:120 4jc0:180 6p40:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6p40:120 4jc0:180 6p40:120 4jc0:180 6p40:120 4jc0:180 6p40:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6p40:120 4jc0:180 6p40:120 4jc0:180 6p40:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 hxk0:120 ~18:2018
Asia/Gaza|120 9hloo:180 5m6c:120 5m9o:180 5m6c:120 5m9o:180 5m6c:120 5m9o:180 5m6c:120 5m9o:180 56o0:120 61s0:180 5b5o:120 5iuc:180 5dac:120 5w9o:180 53do:120 62uc:180 4r2c:120 6hdo:180 4yw0:120 6ao1:180 486b:120 76xp:180 3rib:120 7gxo:180 5eg0:120 5u00:180 5m6c:120 5m9o:180 6hac:120 4s9o:180 6g80:120 4s9o:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180 6p2c:120 4q00:180 6iec:120 4r5o:180 6hc0:120 4r40:180 6o00:120 4lk0:180 6o1o:120 5m9o:180 5m6c:120 5eho:180 5tyc:120 56po:180 61qc:120 4r5o:180 6hac:120 4r5o:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180 6p2c:120 4r5o:180 6hac:120 4r5o:180 6hac:120 4r5o:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180 6p2c:120 4r5o:180 69ic:120 4yxo:180 61qc:120 56po:180 5m6c:120 5m9o:180 5eec:120 5u1o:180 4yuc:120 1iho:180 7qc:120 4r5o:180 4jac:120 1apo:180 nac:120 4r5o:180 4bic:120 1apo:180 v2c:120 4r5o:180 3vyc:120 1iho:180 12uc:120 4r5o:180 3o6c:120 1apo:180 1q6c:120 4jdo:180 3gec:120 1apo:180 1xyc:120 4jdo:180 30uc:120 1iho:180 25qc:120 4r5o:180 2lac:120 1apo:180 2lac:120 4r5o:180 25qc:120 1iho:180 2t2c:120 4r5o:180 1xyc:120 1apo:180 3gec:120 4jdo:180 1q6c:120 1apo:180 3o6c:120 4jdo:180 1amc:120 1iho:180 3vyc:120 4r5o:180 v2c:120 1apo:180 4bic:120 4r5o:180 fic:120 1iho:180 4jac:120 4r5o:180 7qc:120 1iho:180 4r2c:120 61to:180 5eec:120 5m9o:180 5m6c:120 56po:180 61qc:120 4yxo:180 69ic:120 4r5o:180 6hac:120 4r5o:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180 6p2c:120 4r5o:180 6hac:120 4r5o:180 6hac:120 4r5o:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180 6hac:120 4yxo:180 61qc:120 56po:180 5tyc:120 5eho:180 5eec:120 5u1o:180 56mc:120 1apo:180 7qc:120 4jdo:180 4yuc:120 1apo:180 fic:120 4jdo:180 4jac:120 1iho:180 nac:120 4r5o:180 43qc:120 1apo:180 12uc:120 4r5o:180 3o6c:120 1iho:180 1amc:120 4r5o:180 3gec:120 1iho:180 1q6c:120 4jdo:180 38mc:120 1apo:180 25qc:120 4jdo:180 2t2c:120 1iho:180 2dic:120 4r5o:180 2dic:120 1apo:180 2t2c:120 4r5o:180 25qc:120 1apo:180 30uc:120 4r5o:180 1q6c:120 1iho:180 38mc:120 4r5o:180 1iec:120 1apo:180 3vyc:120 4jdo:180 12uc:120 1iho:180 43qc:120 4jdo:180 v2c:120 1iho:180 4bic:120 4r5o:180 fic:120 1apo:180 4r2c:120 ~19:2087
Asia/Hebron|120 9hloo:180 5m6c:120 5m9o:180 5m6c:120 5m9o:180 5m6c:120 5m9o:180 5m6c:120 5m9o:180 56o0:120 61s0:180 5b5o:120 5iuc:180 5dac:120 5w9o:180 53do:120 62uc:180 4uec:120 6e1o:180 4yw0:120 69k0:180 49ac:120 76xp:180 3rib:120 w9o:180 yec:120 5m9o:180 5eg0:120 5u00:180 5m6c:120 5m9o:180 6hac:120 4s9o:180 6g80:120 4s9o:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180 6p2c:120 4q00:180 6iec:120 4r5o:180 6hc0:120 4r40:180 6o00:120 4lk0:180 6o1o:120 5m9o:180 5m6c:120 5eho:180 5tyc:120 56po:180 61qc:120 4r5o:180 6hac:120 4r5o:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180 6p2c:120 4r5o:180 6hac:120 4r5o:180 6hac:120 4r5o:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180 6p2c:120 4r5o:180 69ic:120 4yxo:180 61qc:120 56po:180 5m6c:120 5m9o:180 5eec:120 5u1o:180 4yuc:120 1iho:180 7qc:120 4r5o:180 4jac:120 1apo:180 nac:120 4r5o:180 4bic:120 1apo:180 v2c:120 4r5o:180 3vyc:120 1iho:180 12uc:120 4r5o:180 3o6c:120 1apo:180 1q6c:120 4jdo:180 3gec:120 1apo:180 1xyc:120 4jdo:180 30uc:120 1iho:180 25qc:120 4r5o:180 2lac:120 1apo:180 2lac:120 4r5o:180 25qc:120 1iho:180 2t2c:120 4r5o:180 1xyc:120 1apo:180 3gec:120 4jdo:180 1q6c:120 1apo:180 3o6c:120 4jdo:180 1amc:120 1iho:180 3vyc:120 4r5o:180 v2c:120 1apo:180 4bic:120 4r5o:180 fic:120 1iho:180 4jac:120 4r5o:180 7qc:120 1iho:180 4r2c:120 61to:180 5eec:120 5m9o:180 5m6c:120 56po:180 61qc:120 4yxo:180 69ic:120 4r5o:180 6hac:120 4r5o:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180 6p2c:120 4r5o:180 6hac:120 4r5o:180 6hac:120 4r5o:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180 6hac:120 4yxo:180 61qc:120 56po:180 5tyc:120 5eho:180 5eec:120 5u1o:180 56mc:120 1apo:180 7qc:120 4jdo:180 4yuc:120 1apo:180 fic:120 4jdo:180 4jac:120 1iho:180 nac:120 4r5o:180 43qc:120 1apo:180 12uc:120 4r5o:180 3o6c:120 1iho:180 1amc:120 4r5o:180 3gec:120 1iho:180 1q6c:120 4jdo:180 38mc:120 1apo:180 25qc:120 4jdo:180 2t2c:120 1iho:180 2dic:120 4r5o:180 2dic:120 1apo:180 2t2c:120 4r5o:180 25qc:120 1apo:180 30uc:120 4r5o:180 1q6c:120 1iho:180 38mc:120 4r5o:180 1iec:120 1apo:180 3vyc:120 4jdo:180 12uc:120 1iho:180 43qc:120 4jdo:180 v2c:120 1iho:180 4bic:120 4r5o:180 fic:120 1apo:180 4r2c:120 ~19:2087
Asia/Hovd|420 9t2vo:480 4r2c:420 5m9o:480 5m6c:420 5m9o:480 5m6c:420 5m9o:480 5m6c:420 5m9o:480 5m6c:420 5m9o:480 5tyc:420 2nplo:480 5m30:420 5md0:480 5m30:420
Asia/Irkutsk|480 9gsm0:540 6p40:480 4jc0:540 6p40:480 4r40:540 6hc0:480 4r40:540 6hc0:480 4r40:540 6p40:480 4jc0:540 6p40:480 4jc0:540 6p40:480 4jc0:540 6p40:480 4r40:540 6hc0:480 4r40:540 6hc0:480 4r40:540 6p40:480 4jc0:540 14eec:480
Asia/Istanbul Europe/Istanbul Turkey|120 9gsuc:180 6p40:120 4jc0:180 6p40:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6p40:120 4jc0:180 6p40:120 4jc0:180 6p40:120 4jfc:180 6p40:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6p40:120 4kg0:180 6o00:120 4jc0:180 6p40:120 4r40:180 6hc0:120 4s80:180 6g80:120 4r40:180 6ww0:120 4bk0:180
Asia/Jayapura Asia/Seoul Asia/Tokyo Etc/GMT-9 Japan Pacific/Palau ROK|540
Asia/Jerusalem Asia/Tel_Aviv Israel|120 9he00:180 5eco:120 5plo:180 56mc:120 5qpo:180 5xac:120 5b5o:180 5tyc:120 5rto:180 56mc:120 5wbc:180 5w6c:120 5c9o:180 5oec:120 5k1o:180 58uc:120 5zlo:180 5w6c:120 5c9o:180 5oec:120 5k1o:180 58uc:120 67do:180 5oec:120 5k1o:180 5gmc:120 ~20:2013
Asia/Kabul|270
Asia/Karachi|300 a3p3o:360 5m6c:300 1rqho:360 4pyc:300 53do:360 666c:300
Asia/Kashgar Asia/Thimbu Asia/Thimphu Asia/Urumqi Etc/GMT-6 Indian/Chagos|360
Asia/Kathmandu Asia/Katmandu|345
Asia/Khandyga|540 9gskc:600 6p40:540 4jc0:600 6p40:540 4r40:600 6hc0:540 4r40:600 6hc0:540 22co:600 2opo:660 6p40:600 4jc0:660 6p40:600 4jc0:660 6p40:600 4jc0:660 6p40:600 4r40:660 6hc0:600 4r40:660 6hc0:600 4r40:660 6p40:600 4jc0:660 58r0:600 z5p0:540
Asia/Krasnoyarsk|420 9gsno:480 6p40:420 4jc0:480 6p40:420 4r40:480 6hc0:420 4r40:480 6hc0:420 4r40:480 6p40:420 4jc0:480 6p40:420 4jc0:480 6p40:420 4jc0:480 6p40:420 4r40:480 6hc0:420 4r40:480 6hc0:420 4r40:480 6p40:420 4jc0:480 14eec:420
Asia/Magadan|660 9gsh0:720 6p40:660 4jc0:720 6p40:660 4r40:720 6hc0:660 4r40:720 6hc0:660 4r40:720 6p40:660 4jc0:720 6p40:660 4jc0:720 6p40:660 4jc0:720 6p40:660 4r40:720 6hc0:660 4r40:720 6hc0:660 4r40:720 6p40:660 4jc0:720 14eec:600 gurc:660
Asia/Nicosia EET Europe/Athens Europe/Bucharest Europe/Helsinki Europe/Kiev Europe/Kyiv Europe/Mariehamn Europe/Nicosia Europe/Sofia Europe/Uzhgorod Europe/Zaporozhye|120 ~18:2000
Asia/Novokuznetsk|420 9gsno:480 6p40:420 4jc0:480 6p40:420 4r40:480 6hc0:420 4r40:480 6hc0:420 4r40:480 6p40:420 4jc0:480 6p40:420 4jc0:480 6p40:420 4jc0:480 6p40:420 4r40:480 6hc0:420 4r40:480 6hc0:420 bg9o:360 4jc0:420
Asia/Novosibirsk|360 9gspc:420 6p40:360 4jc0:420 6p40:360 4r40:420 6hc0:360 4r40:420 6hc0:360 4r40:420 6p40:360 4jc0:420 6p40:360 4jc0:420 6p40:360 4jc0:420 6p40:360 4r40:420 6hc0:360 4r40:420 6hc0:360 4r40:420 6p40:360 4jc0:420 14eec:360 jnto:420
Asia/Omsk|360 9gspc:420 6p40:360 4jc0:420 6p40:360 4r40:420 6hc0:360 4r40:420 6hc0:360 4r40:420 6p40:360 4jc0:420 6p40:360 4jc0:420 6p40:360 4jc0:420 6p40:360 4r40:420 6hc0:360 4r40:420 6hc0:360 4r40:420 6p40:360 4jc0:420 14eec:360
Asia/Pyongyang|540 ea8x0:510 uog0:540
Asia/Qostanay|300 9gsr0:360 6p40:300 4jc0:360 6p40:300 4r40:360 6hc0:300 4r40:360 6hc0:300 4r40:360 68mj0:300
Asia/Qyzylorda|300 9gsr0:360 6p40:300 4jc0:360 6p40:300 4r40:360 6hc0:300 4r40:360 6hc0:300 4r40:360 4m2r0:300
Asia/Rangoon Asia/Yangon Indian/Cocos|390
Asia/Sakhalin|600 9gsio:660 6p40:600 4jc0:660 6p40:600 4r40:660 6hc0:600 4r40:660 6hc0:600 4r40:660 6p40:600 4jc0:660 6p40:600 4jc0:660 6p40:600 4jc0:660 6p40:600 4r40:660 6hc0:600 4r40:660 6hc0:600 4r40:660 6p40:600 4jc0:660 14eec:600 fzlo:660
Asia/Srednekolymsk|660 9gsh0:720 6p40:660 4jc0:720 6p40:660 4r40:720 6hc0:660 4r40:720 6hc0:660 4r40:720 6p40:660 4jc0:720 6p40:660 4jc0:720 6p40:660 4jc0:720 6p40:660 4r40:720 6hc0:660 4r40:720 6hc0:660 4r40:720 6p40:660 4jc0:720 14eec:660
Asia/Tbilisi|240 9gspc:300 6p2c:240 4jdo:300 6p2c:240 4r5o:300 6hac:240 4r5o:300 6hac:240 4r5o:300 2t2c:240 3w6o:180 4jc0:240
Asia/Tehran Iran|210 9gn66:270 5oec:210 5m9o:270 5oec:210 5l5o:270 5oec:210 5l5o:270 5oec:210 5l5o:270 5oec:210 5m9o:270 5oec:210 s49o:270 5oec:210 5m9o:270 5oec:210 5l5o:270 5oec:210 5l5o:270 5oec:210 5l5o:270 5oec:210 5m9o:270 5oec:210 5l5o:270 5oec:210 5l5o:270 5oec:210 5l5o:270 5oec:210 5m9o:270 5oec:210 5l5o:270 5oec:210 5l5o:270 5oec:210 5l5o:270 5oec:210 5m9o:270 5oec:210 5l5o:270 5oec:210
Asia/Tomsk|420 9gsno:480 6p40:420 4jc0:480 6p40:420 4r40:480 yg0:420 5ixo:360 4r40:420 6hc0:360 4r40:420 6p40:360 4jc0:420 6p40:360 4jc0:420 6p40:360 4jc0:420 6p40:360 4r40:420 6hc0:360 4r40:420 6hc0:360 4r40:420 6p40:360 4jc0:420 14eec:360 hxlo:420
Asia/Ust-Nera|660 9gsh0:720 6p40:660 4jc0:720 6p40:660 4r40:720 6hc0:660 4r40:720 6hc0:660 4r40:720 6p40:660 4jc0:720 6p40:660 4jc0:720 6p40:660 4jc0:720 6p40:660 4r40:720 6hc0:660 4r40:720 6hc0:660 4r40:720 6p40:660 4jc0:720 58r0:660 z5p0:600
Asia/Vladivostok|600 9gsio:660 6p40:600 4jc0:660 6p40:600 4r40:660 6hc0:600 4r40:660 6hc0:600 4r40:660 6p40:600 4jc0:660 6p40:600 4jc0:660 6p40:600 4jc0:660 6p40:600 4r40:660 6hc0:600 4r40:660 6hc0:600 4r40:660 6p40:600 4jc0:660 14eec:600
Asia/Yakutsk|540 9gskc:600 6p40:540 4jc0:600 6p40:540 4r40:600 6hc0:540 4r40:600 6hc0:540 4r40:600 6p40:540 4jc0:600 6p40:540 4jc0:600 6p40:540 4jc0:600 6p40:540 4r40:600 6hc0:540 4r40:600 6hc0:540 4r40:600 6p40:540 4jc0:600 14eec:540
Asia/Yekaterinburg|300 9gsr0:360 6p40:300 4jc0:360 6p40:300 4r40:360 6hc0:300 4r40:360 6hc0:300 4r40:360 6p40:300 4jc0:360 6p40:300 4jc0:360 6p40:300 4jc0:360 6p40:300 4r40:360 6hc0:300 4r40:360 6hc0:300 4r40:360 6p40:300 4jc0:360 14eec:300
Asia/Yerevan|240 9gsso:300 6p40:240 4jc0:300 6p40:240 4r40:300 6hc0:240 4r40:300 6hc0:240 4r40:300 6p40:240 4jc0:300 6p40:240 4jc0:300 6p40:240 4jc0:300 6p40:240 4r40:300 6hc0:240 4r40:300 6hc0:240 4r40:300 6p40:240 4jc0:300 6p40:240
Atlantic/Azores|-60 ~21:2000
Atlantic/Canary Atlantic/Faeroe Atlantic/Faroe Atlantic/Madeira Eire Europe/Belfast Europe/Dublin Europe/Guernsey Europe/Isle_of_Man Europe/Jersey Europe/Lisbon Europe/London GB GB-Eire Portugal WET|0 ~22:2000
Atlantic/Cape_Verde Etc/GMT+1|-60
Atlantic/South_Georgia Etc/GMT+2|-120
Atlantic/Stanley|-180 9hgd0:-240 4jdo:-180 6p5o:-240 4blo:-180 74mc:-240 43to:-180 74mc:-240 4blo:-180 6wuc:-240 4blo:-180 6wuc:-240 4blo:-180 6wuc:-240 4blo:-180 6wuc:-240 4blo:-180 74mc:-240 4blo:-180 6wuc:-240 4blo:-180 6wuc:-240 4blo:-180
Australia/ACT Australia/Canberra Australia/Melbourne Australia/NSW Australia/Sydney Australia/Victoria|660 9gsio:600 4r40:660 6hc0:600 6p40:660 4r40:600 6hc0:660 4r40:600 6hc0:660 4r40:600 6p40:660 4jc0:600 6p40:660 4r40:600 6hc0:660 4jc0:600 6p40:660 ~14:2008
Australia/Adelaide Australia/Broken_Hill Australia/South Australia/Yancowinna|630 9gsji:570 6p40:630 4jc0:570 6p40:630 4r40:570 6hc0:630 4r40:570 6hc0:630 4r40:570 6p40:630 4jc0:570 6p40:630 4r40:570 6hc0:630 4jc0:570 6p40:630 ~23:2008
Australia/Currie Australia/Hobart Australia/Tasmania|660 9gsio:600 4r40:660 6hc0:600 61s0:660 5eg0:600 5u00:660 5eg0:600 5u00:660 5eg0:600 5u00:660 5eg0:600 5u00:660 5m80:600 5m80:660 5eg0:600 61s0:660 ~14:2008
Australia/Darwin Australia/North|570
Australia/Eucla|525 bk70r:585 3gg0:525 6p40:585 4r40:525 6hc0:585 4r40:525
Australia/LHI Australia/Lord_Howe|660 9gsh0:630 4r4u:660 6hb6:630 6p4u:660 4r36:630 6hcu:660 4r36:630 6hcu:660 4r36:630 6p4u:660 4jb6:630 6p4u:660 4r36:630 6hcu:660 4jb6:630 6p4u:660 ~24:2008
Australia/Perth Australia/West|480 bk720:540 3gg0:480 6p40:540 4r40:480 6hc0:540 4r40:480
Chile/EasterIsland Pacific/Easter|-300 9gdh0:-360 6p5o:-300 4jac:-360 6p5o:-300 4jac:-360 6p5o:-300 4jac:-360 6p5o:-300 4r2c:-360 6hdo:-300 4r2c:-360 6hdo:-300 4r2c:-360 6p5o:-300 4jac:-360 6p5o:-300 56mc:-360 61to:-300 4r2c:-360 6hdo:-300 5eec:-360 5u1o:-300 6hac:-360 38po:-300 7ryc:-360 3w1o:-300 7cec:-360 43to:-300 74mc:-360 43to:-300 j0ec:-360 2t5o:-300 8fac:-360 2t5o:-300 8fac:-360 2t5o:-300 7cec:-360 4r5o:-300 6hac:-360 4r5o:-300 6hac:-360 4r5o:-300 6hac:-360 4yxo:-300 ~25:2023
Etc/GMT+10 HST Pacific/Honolulu Pacific/Johnston Pacific/Rarotonga Pacific/Tahiti US/Hawaii|-600
Etc/GMT+11 Pacific/Midway Pacific/Niue Pacific/Pago_Pago Pacific/Samoa US/Samoa|-660
Etc/GMT+12|-720
Etc/GMT+8 Pacific/Pitcairn|-480
Etc/GMT+9 Pacific/Gambier|-540
Etc/GMT-11 Pacific/Efate Pacific/Guadalcanal Pacific/Kosrae Pacific/Noumea Pacific/Pohnpei Pacific/Ponape|660
Etc/GMT-12 Kwajalein Pacific/Funafuti Pacific/Kwajalein Pacific/Majuro Pacific/Nauru Pacific/Tarawa Pacific/Wake Pacific/Wallis|720
Etc/GMT-13 Pacific/Enderbury Pacific/Kanton|780
Etc/GMT-14 Pacific/Kiritimati|840
Europe/Astrakhan Europe/Ulyanovsk|180 9gsuc:240 6p40:180 4jc0:240 6p40:180 4r40:240 6hc0:180 4r40:240 6hc0:180 4r40:240 6p40:180 4jc0:240 6p40:180 4jc0:240 6p40:180 4jc0:240 6p40:180 4r40:240 6hc0:180 4r40:240 6hc0:180 4r40:240 6p40:180 4jc0:240 14eec:180 fzlo:240
Europe/Chisinau Europe/Tiraspol|120 9gsw0:180 6p40:120 4jc0:180 6p40:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6p40:120 4jc0:180 6p40:120 4jc0:180 6p40:120 4jc0:180 6p40:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6p40:120 4jc0:180 6p40:120 4jc0:180 6p40:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6p40:120 4jc0:180 6p40:120 4jc0:180 6p40:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6p40:120 ~18:2022
Europe/Kaliningrad|120 9gsw0:180 6p40:120 4jc0:180 6p40:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6p40:120 4jc0:180 6p40:120 4jc0:180 6p40:120 4jc0:180 6p40:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6p40:120 4jc0:180 14eec:120
Europe/Kirov Europe/Moscow W-SU|180 9gsuc:240 6p40:180 4jc0:240 6p40:180 4r40:240 6hc0:180 4r40:240 6hc0:180 4r40:240 6p40:180 4jc0:240 6p40:180 4jc0:240 6p40:180 4jc0:240 6p40:180 4r40:240 6hc0:180 4r40:240 6hc0:180 4r40:240 6p40:180 4jc0:240 14eec:180
Europe/Minsk|120 9gsw0:180 6p40:120 4jc0:180 6p40:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6p40:120 4jc0:180 6p40:120 4jc0:180 6p40:120 4jc0:180 6p40:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6p40:120 4jc0:180
Europe/Riga|120 ~18:2001
Europe/Samara|240 9gsso:300 6p40:240 4jc0:300 6p40:240 4r40:300 6hc0:240 4r40:300 6hc0:240 4r40:300 6p40:240 4jc0:300 6p40:240 4jc0:300 6p40:240 4jc0:300 6p40:240 4r40:300 6hc0:240 4r40:300 6hc0:240 bg9o:180 4jc0:240
Europe/Saratov|180 9gsuc:240 6p40:180 4jc0:240 6p40:180 4r40:240 6hc0:180 4r40:240 6hc0:180 4r40:240 6p40:180 4jc0:240 6p40:180 4jc0:240 6p40:180 4jc0:240 6p40:180 4r40:240 6hc0:180 4r40:240 6hc0:180 4r40:240 6p40:180 4jc0:240 14eec:180 nrlo:240
Europe/Simferopol|120 9gsxo:180 6p40:120 4jc0:180 6p40:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6p40:120 4jc0:180 6p40:120 4jc0:180 6p40:120 4jc0:180 6p40:120 4r40:180 6hc0:120 4r40:180 6hc0:120 4r40:180 6p40:120 4jc0:180 6p40:120 4jc0:180 6p40:120 4r40:180 6hc0:120 4r2c:240 6h8o:180
Europe/Tallinn|120 ~18:2002
Europe/Vilnius|120 ~18:2003
Europe/Volgograd|180 9gsuc:240 6p40:180 4jc0:240 6p40:180 4r40:240 6hc0:180 4r40:240 6hc0:180 4r40:240 6p40:180 4jc0:240 6p40:180 4jc0:240 6p40:180 4jc0:240 6p40:180 4r40:240 6hc0:180 4r40:240 6hc0:180 4r40:240 6p40:180 4jc0:240 14eec:180 195lo:240 oeuc:180
Indian/Mauritius|240 c5l8o:300 4r2c:240
NZ-CHAT Pacific/Chatham|825 9gknc:765 61s0:825 56o0:765 69k0:825 4yw0:765 69k0:825 4yw0:765 69k0:825 56o0:765 61s0:825 56o0:765 61s0:825 56o0:765 61s0:825 56o0:765 61s0:825 ~26:2008
Pacific/Apia|-660 cr7mc:-600 5t10:-660 5eg0:-600 2zlc:840 2ueo:780 5m80:840 5u00:780 5eg0:840 5u00:780 5eg0:840 5u00:780 5eg0:840 5u00:780 5eg0:840 5u00:780 5eg0:840 5u00:780 5m80:840 5u00:780 5eg0:840 5u00:780 5eg0:840 5u00:780
Pacific/Bougainville|600 e35eo:660
Pacific/Fakaofo|-660 d5eqc:780
Pacific/Fiji|780 9fxbc:720 31yw0:780 3o80:720 6hc0:780 43s0:720 74o0:780 2t40:720 8fc0:780 2t40:720 8n40:780 2lac:720 8uxo:780 2dk0:720 8uw0:780 2dk0:720 92o0:780 25s0:720 92o0:780 25s0:720 92o0:780 25s0:720 9ag0:780 1y00:720 al40:780 v40:720
Pacific/Marquesas|-570
Pacific/Norfolk|690 ebsg6:660 195ku:720 ~27:2020
Pacific/Tongatapu|840 9gklo:780 74o0:840 2lac:780 8n5o:840 2lac:780 4mkpo:840 25s0:780
`;
